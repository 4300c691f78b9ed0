/* The focus stays where the reader works: when a part of the page is drawn anew, when a dialog closes, and in an open menu. */
(function () {
  "use strict";
  var M = window.Millrace;
  var KINDS = "a[href], button, input, select, textarea, summary, [tabindex]";
  var last = null;
  var pressed = null;

  function shown(element) {
    return !!element && element.isConnected && !element.disabled && element.checkVisibility({ visibilityProperty: true });
  }
  function kind(element) {
    return element.localName + Array.from(element.classList).map(function (name) { return "." + CSS.escape(name); }).join("");
  }
  function alike(selector) { return Array.from(document.querySelectorAll(selector)).filter(shown); }

  /* How an element is found again once the server has drawn its surroundings anew: what it is called, what it does, where it stands. */
  function trace(element) {
    var menu = element.closest(".menu-list");
    if (menu) { element = menu.closest("details").querySelector("summary"); }
    var does = Array.from(element.attributes).filter(function (one) { return one.name.startsWith("data-"); });
    return {
      element: element,
      id: element.id,
      does: does.length ? element.localName + does.map(function (one) { return "[" + one.name + "=\"" + CSS.escape(one.value) + "\"]"; }).join("") : "",
      kind: kind(element),
      at: alike(kind(element)).indexOf(element)
    };
  }
  function found(trail) {
    if (shown(trail.element)) { return trail.element; }
    var named = trail.id && document.getElementById(trail.id);
    if (shown(named)) { return named; }
    var same = trail.does ? alike(trail.does) : [];
    if (!same.length) {
      same = alike(trail.kind);
      return same[Math.min(Math.max(trail.at, 0), same.length - 1)] || document.getElementById("main");
    }
    return same[0];
  }
  function lost() { return !document.activeElement || document.activeElement === document.body; }
  function back(trail) {
    var home = found(trail);
    if (home) { home.focus({ preventScroll: home.id === "main" }); }
  }

  /* A press of what may open a dialog, and the dialog that it opened: it gives the focus back there. */
  M.press = function (element) { pressed = trace(element); };
  M.leave = function (dialog) {
    dialog.home = lost() ? pressed : trace(document.activeElement);
    dialog.called = M.called;
  };
  document.addEventListener("close", function (event) {
    var home = event.target.home;
    event.target.home = null;
    if (home && (lost() || !shown(document.activeElement))) { back(home); }
  }, true);
  M.toError = function () {
    var within = document.querySelector("dialog[open]") || document.getElementById("main");
    var first = within && within.querySelector("[aria-invalid=true]");
    if (!first) { return; }
    for (var fold = first.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
    first.focus();
  };

  document.addEventListener("focusin", function (event) {
    var element = event.target;
    last = element.matches(KINDS) && !element.closest("[data-predicate-editor], .builder") ? trace(element) : null;
  });
  document.addEventListener("pointerdown", function (event) {
    if (last && !last.element.contains(event.target)) { last = null; }
  });

  /* What was unfolded stays so where the same is drawn anew: nothing closes under the reader's hands. */
  function unfold(gone, come) {
    /* PrimeFaces takes what it replaces apart, so that a large part comes here in pieces. */
    if (gone.matches("details[open]")) { come.open = true; }
    var before = gone.querySelectorAll("details");
    var after = come.querySelectorAll("details");
    before.forEach(function (one, i) {
      if (one.open && after[i] && after[i].className === one.className) { after[i].open = true; }
    });
  }
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      change.removedNodes.forEach(function (gone) {
        var come = gone.id && document.getElementById(gone.id);
        if (come && come !== gone && gone.querySelectorAll) { unfold(gone, come); }
      });
    });
    if (last && !last.element.isConnected && lost()) { back(last); }
  }).observe(document.documentElement, { childList: true, subtree: true });

  /* A menu is walked by the arrow keys as well, and does not stay open behind who left it. */
  document.addEventListener("keydown", function (event) {
    var menu = event.target.closest && event.target.closest("details.menu[open]");
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!menu || !step) { return; }
    var items = Array.from(menu.querySelectorAll(".menu-list a, .menu-list button")).filter(shown);
    var at = items.indexOf(document.activeElement);
    event.preventDefault();
    if (items.length) { items[(at < 0 && step < 0 ? items.length - 1 : at + step + items.length) % items.length].focus(); }
  });
  document.addEventListener("focusout", function (event) {
    var menu = event.target.closest("details.menu[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) { menu.open = false; }
  });
})();
