/* What the pages do beyond Faces: menus, dialogs, calls by data attributes. No inline handlers anywhere: the policy forbids them. */
(function () {
  "use strict";
  var M = window.Millrace;
  var root = document.documentElement;

  M.open = function (id) {
    var dialog = document.getElementById(id);
    if (dialog && !dialog.open) {
      M.leave(dialog);
      dialog.showModal();
      var first = dialog.querySelector("[autofocus], input:not([type=hidden]), select, textarea, .btn-primary, .btn-danger");
      if (first) { first.focus(); }
    }
  };
  M.close = function (id) {
    var dialog = document.getElementById(id);
    if (dialog && dialog.open) { dialog.close(); }
  };
  M.closeUnless = function (args, id) {
    if (!args || !(args.validationFailed || args.redirect)) { M.close(id); }
  };
  M.focus = function (what) {
    var first = document.querySelector(what);
    M.begun = M.called;
    if (first) { first.focus(); }
  };
  M.expired = function () {
    try { M.keepDraft(true); } finally { location.reload(); }
  };
  M.failed = function () { location.href = root.dataset.base + "/failed"; };

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu === except) { return; }
      var held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) { menu.querySelector("summary").focus({ preventScroll: true }); }
    });
  }

  /* A menu in a table would be cut off by the table's own scrolling: it is placed on the screen instead. */
  function place(menu) {
    var list = menu.querySelector(".menu-list");
    if (!menu.closest(".table-wrap") || !list) { return; }
    var at = menu.getBoundingClientRect();
    var width = list.offsetWidth;
    var height = list.offsetHeight;
    var below = at.bottom + 4 + height < innerHeight;
    list.style.left = Math.max(8, Math.min(at.right - width, innerWidth - width - 8)) + "px";
    list.style.top = Math.max(8, below ? at.bottom + 4 : at.top - height - 4) + "px";
  }

  function nav(open) {
    root.classList.toggle("nav-open", open);
    var button = document.querySelector("[data-nav=open]");
    if (button) { button.setAttribute("aria-expanded", String(open)); }
    if (open) { document.querySelector(".side a").focus(); } else if (button && innerWidth <= 860) { button.focus(); }
  }

  /* PrimeFaces is given what it needs to call the server by jQuery, which is ready a while after the page: sooner a call is refused. */
  M.ready = function (go) { if (window.jQuery) { jQuery(go); } else { go(); } };

  /* data-call="name" with data-id and data-act calls the remote command of that name. */
  M.call = function (data) {
    var params = [];
    Object.keys(data).forEach(function (key) {
      if (key !== "call") { params.push({ name: key, value: data[key] }); }
    });
    M.called = Object.assign({}, data);
    window[data.call](params);
  };

  document.addEventListener("click", function (event) {
    var hit = event.target.closest("[data-call],[data-open],[data-close],[data-nav],[data-theme-switch],[data-language],[data-copy]");
    if (!event.target.closest("details.menu")) { closeMenus(null); }
    if (!hit) { return; }
    if (hit.dataset.call || hit.dataset.open) { M.press(hit); }
    if (hit.dataset.call) { M.ready(function () { M.call(hit.dataset); }); }
    if (hit.dataset.open) {
      M.called = null;
      M.open(hit.dataset.open);
    }
    if (hit.hasAttribute("data-close")) { hit.closest("dialog").close(); }
    if (hit.dataset.nav) { nav(hit.dataset.nav === "open"); }
    if (hit.hasAttribute("data-theme-switch")) { M.switchTheme(); }
    if (hit.dataset.language) { M.speak(hit.dataset.language); }
    if (hit.dataset.copy) {
      navigator.clipboard.writeText(document.getElementById(hit.dataset.copy).textContent.trim());
      hit.textContent = hit.dataset.done;
    }
    if (hit.closest(".menu-list")) { closeMenus(null); }
  });
  document.addEventListener("toggle", function (event) {
    if (event.target.matches && event.target.matches("details.menu") && event.target.open) {
      closeMenus(event.target);
      place(event.target);
    }
  }, true);
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var open = document.querySelector("details.menu[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
    if (root.classList.contains("nav-open")) { nav(false); }
  });
  /* A part of the page drawn anew may move it, and the menu with it: it closes only when its button has left the sight. */
  document.addEventListener("scroll", function (event) {
    if (event.target !== document && !event.target.classList.contains("table-wrap")) { return; }
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      var at = menu.getBoundingClientRect();
      if (at.bottom < 0 || at.top > innerHeight) { closeMenus(null); } else { place(menu); }
    });
  }, true);

  /* The keyboard in a mail's frame: no event and no :focus says so, but that the window around it has it no more. */
  addEventListener("blur", function () {
    if (document.activeElement.localName === "iframe") { document.activeElement.dataset.entered = ""; }
  });
  addEventListener("focus", function () {
    document.querySelectorAll("[data-entered]").forEach(function (frame) { delete frame.dataset.entered; });
  });

  /* Of tabs that do not all fit, the one that is open is seen. */
  document.querySelectorAll(".tabs [aria-current], .facets [aria-current]").forEach(function (one) {
    var row = one.parentElement;
    row.scrollLeft = one.offsetLeft - row.offsetLeft - (row.clientWidth - one.offsetWidth) / 2;
  });

  /* A row that a narrow window shows as a card names what its columns would: see .wide-only. */
  function nameColumns(table) {
    var heads = table.tHead && table.tHead.rows[0] ? table.tHead.rows[0].cells : [];
    Array.from(table.tBodies).flatMap(function (body) { return Array.from(body.rows); }).forEach(function (row) {
      if (row.cells.length !== heads.length) { return; }
      Array.from(row.cells).forEach(function (cell, i) {
        var name = heads[i].textContent.trim();
        if (cell.dataset.column !== name) { cell.dataset.column = name; }
        cell.classList.toggle("nothing", /^–?$/.test(cell.textContent.trim()) && !cell.querySelector("input, select, button"));
      });
    });
  }
  var CARDS = ".table:has(.wide-only)";
  function cardsOf(change) {
    var around = change.target.closest(".table");
    return around ? [around] : Array.from(change.addedNodes).flatMap(function (node) {
      return node.matches && node.matches(".table") ? [node] : Array.from(node.querySelectorAll ? node.querySelectorAll(".table") : []);
    });
  }
  document.querySelectorAll(CARDS).forEach(nameColumns);
  new MutationObserver(function (changes) {
    new Set(changes.flatMap(cardsOf)).forEach(function (table) {
      if (table.matches(CARDS)) { nameColumns(table); }
    });
  }).observe(root, { childList: true, subtree: true });

  /* A field with an error says so to a screen reader too. */
  M.mark = function () {
    document.querySelectorAll(".field").forEach(function (field) {
      var control = field.querySelector("input:not([type=hidden]), select, textarea");
      var error = field.querySelector(".error");
      if (!control) { return; }
      if (error && error.textContent.trim()) {
        if (!error.id) { error.id = control.id + "-error"; }
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-describedby", error.id);
      } else {
        control.removeAttribute("aria-invalid");
      }
    });
  };

  function busy(on) {
    var bar = document.getElementById("busy");
    if (bar) { bar.classList.toggle("on", on); }
  }
  var pending = 0;
  document.addEventListener("DOMContentLoaded", function () {
    M.mark();
    /* What the address asks for, once: the dialog of something new. What it is to begin with stays, for a page that is loaded again. */
    var asked = document.querySelector("dialog[data-opened]:not([data-opened=''])");
    if (asked) {
      var rest = new URLSearchParams(location.search);
      rest.delete("new");
      history.replaceState(history.state, "", location.pathname + (rest.size ? "?" + rest : ""));
      M.open(asked.id);
    }
    if (window.jQuery) {
      jQuery(document)
        .on("pfAjaxSend", function () { pending += 1; setTimeout(function () { busy(pending > 0); }, 250); })
        .on("pfAjaxComplete", function (event, xhr, settings, args) {
          pending = Math.max(0, pending - 1);
          busy(pending > 0);
          M.mark();
          if (args && args.validationFailed) { M.toError(); }
          document.dispatchEvent(new Event("contentchange"));
        });
    }
  });
})();
