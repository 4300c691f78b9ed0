/*
 * Nothing typed is lost when a session ends. A page that gives way to the sign-in page leaves in the storage of this tab what was
 * changed in its forms, and the same page puts it back after the sign-in; another page says where it waits. What somebody else has
 * changed meanwhile is not overwritten. Passwords, files and hidden fields are never kept, and a sign-out takes all of it away.
 */
(function () {
  "use strict";
  var M = window.Millrace;
  var KEY = "mr-drafts";
  /* The builder keeps its drawings under names of its own, each with the name of who drew. */
  var DRAWING = "millrace.draft.";
  var ROUNDS = 30;
  /* What may be called once more: it opens a dialog or a line. Anything else would do again what was done before. */
  var OPENS = /^(ask|edit|open|read|show)/;
  var user = document.documentElement.dataset.user;
  var touched = {};
  var given = false;

  function here() { return location.pathname + location.search; }
  function read() {
    try { return JSON.parse(sessionStorage.getItem(KEY)) || {}; } catch (e) { return {}; }
  }
  /* A storage that is full or forbidden takes the safety net away; the page goes on without it. */
  function write(drafts) {
    try { sessionStorage.setItem(KEY, JSON.stringify(drafts)); } catch (e) { forget(); }
  }
  function forget() {
    try { sessionStorage.removeItem(KEY); } catch (e) { /* Where nothing may be kept, nothing is left behind. */ }
  }
  function forgetDrawings(which) {
    try {
      Object.keys(sessionStorage).filter(function (key) {
        return key.startsWith(DRAWING) && which(sessionStorage.getItem(key));
      }).forEach(function (key) { sessionStorage.removeItem(key); });
    } catch (e) { /* As above. */ }
  }
  function foreign(drawing) {
    try { return JSON.parse(drawing).user !== user; } catch (e) { return true; }
  }

  function keepable(field) {
    return !!field.name && !field.disabled && !field.readOnly && !field.name.startsWith("jakarta.faces.")
      && ["password", "file", "submit", "button", "reset"].indexOf(field.type) < 0
      && (field.type !== "hidden" || field.hasAttribute("data-live"));
  }
  function named(form, name) {
    return form ? Array.from(form.elements).filter(function (field) { return field.name === name && keepable(field); }) : [];
  }
  function ticked(field) { return field.type === "checkbox" || field.type === "radio"; }
  function value(fields) {
    if (ticked(fields[0])) { return fields.filter(function (one) { return one.checked; }).map(function (one) { return one.value; }); }
    return fields[0].multiple ? Array.from(fields[0].selectedOptions).map(function (one) { return one.value; }) : fields[0].value;
  }
  /* What the page came with, whatever was typed since. */
  function base(fields) {
    var first = fields[0];
    if (ticked(first)) { return fields.filter(function (one) { return one.defaultChecked; }).map(function (one) { return one.value; }); }
    if (!first.options) { return first.type === "hidden" ? first.base : first.defaultValue.replace(/\r\n?/g, "\n"); }
    var chosen = Array.from(first.options).filter(function (one) { return one.defaultSelected; });
    if (first.multiple) { return chosen.map(function (one) { return one.value; }); }
    var only = chosen.pop() || Array.from(first.options).find(function (one) { return !one.disabled; });
    return only ? only.value : "";
  }
  function within(bases, one) { return bases.some(function (other) { return same(one, other); }); }
  /* Conditions are kept in a hidden field; their editor has the name. */
  function editor(field) {
    return field.type === "hidden" ? document.querySelector("[data-predicate-editor=\"" + CSS.escape(field.id) + "\"]") : null;
  }
  function text(element) { return element ? element.textContent.trim() : ""; }
  function label(field) {
    var named = editor(field);
    return named ? named.dataset.label : text(field.labels && field.labels[0]) || field.getAttribute("aria-label") || field.name;
  }
  /* What was entered as a reader sees it: of a choice its words, not what they stand for. */
  function said(fields) {
    var first = fields[0];
    if (first.options) { return Array.from(first.selectedOptions).map(text); }
    if (!ticked(first)) { return [first.value]; }
    var chosen = fields.filter(function (one) { return one.checked; });
    return fields.length > 1 ? chosen.map(function (one) { return text(one.labels && one.labels[0]) || one.value; }) : [first.checked];
  }
  function same(one, other) { return JSON.stringify(one) === JSON.stringify(other); }

  /* Keeping ------------------------------------------------------------------------------------------------------- */
  function note(event) {
    var field = event.target;
    if (!field.form || !field.form.id || field.form.method !== "post" || !keepable(field)) { return; }
    var names = touched[field.form.id] = touched[field.form.id] || {};
    var bases = names[field.name] = names[field.name] || [];
    /* A form that is drawn anew comes with what was typed, saved or not: all that the page has come with counts. */
    var came = base(named(field.form, field.name));
    if (!within(bases, came)) { bases.push(came); }
  }
  /* What was typed into a dialog is saved or given up when it closes. */
  function closed(event) {
    event.target.querySelectorAll("form").forEach(function (form) { delete touched[form.id]; });
  }
  function changed() {
    var all = [];
    Object.keys(touched).forEach(function (id) {
      Object.keys(touched[id]).forEach(function (name) {
        var fields = named(document.getElementById(id), name);
        var dialog = fields.length && fields[0].closest("dialog");
        var bases = touched[id][name];
        if (fields.length && (!dialog || dialog.open) && bases.some(function (one) { return !same(one, value(fields)); })) {
          all.push({
            form: id, name: name, label: label(fields[0]), value: value(fields), bases: bases,
            said: said(fields), rule: !!editor(fields[0])
          });
        }
      });
    });
    return all;
  }
  M.keepDraft = function (ended) {
    var fields = user && !given ? changed() : [];
    if (!fields.length) { return; }
    var dialog = document.querySelector("dialog[open]");
    var drafts = read();
    drafts[here()] = {
      user: user, ended: ended, title: document.title.replace(/ · Millrace$/, ""), fields: fields, begun: M.begun,
      dialog: dialog ? { id: dialog.id, called: dialog.called } : null
    };
    write(drafts);
    given = ended;
  };

  /* Putting back -------------------------------------------------------------------------------------------------- */
  function target(kept) {
    var form = document.getElementById(kept.form);
    var exact = named(form, kept.name);
    if (exact.length || !form) { return exact; }
    var place = function (name) { return name.replace(/:\d+:/g, ":#:"); };
    var names = Array.from(form.elements).map(function (one) { return one.name || ""; });
    var other = names.filter(function (name, i) { return place(name) === place(kept.name) && names.indexOf(name) === i; });
    return other.length === 1 && M.begun ? named(form, other[0]) : [];
  }
  function fill(fields, values) {
    fields.forEach(function (field) {
      if (ticked(field)) {
        field.checked = values.indexOf(field.value) >= 0;
      } else if (field.multiple) {
        Array.from(field.options).forEach(function (one) { one.selected = values.indexOf(one.value) >= 0; });
      } else {
        field.value = values;
      }
    });
    return same(value(fields), values);
  }
  /* Free to be put back where the page still comes with what it came with then; where it did once, the rest is our own doing. */
  function free(kept, fields) {
    kept.free = kept.free || within(kept.bases, base(fields));
    return kept.free;
  }
  function put(kept) {
    var fields = target(kept);
    if (!fields.length || same(value(fields), kept.value) || !free(kept, fields)) { return false; }
    var before = value(fields);
    if (!fill(fields, kept.value)) {
      fill(fields, before);
      return false;
    }
    fields.forEach(function (field) {
      for (var fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
    });
    stir(fields[0]);
    return true;
  }
  function stir(field) {
    ["input", "change"].forEach(function (kind) { field.dispatchEvent(new Event(kind, { bubbles: true })); });
  }
  function missing(kept) {
    var fields = target(kept);
    return !fields.length || !same(value(fields), kept.value);
  }
  function settled(go) {
    if (window.PrimeFaces && !PrimeFaces.ajax.Queue.isEmpty()) { setTimeout(function () { settled(go); }, 50); } else { go(); }
  }
  /* What adds another row for a field that is not there yet: data-adds="goals". */
  function adder(kept) {
    return Array.from(document.querySelectorAll("[data-adds]")).find(function (one) {
      return !target(kept).length && kept.name.indexOf(":" + one.dataset.adds + ":") >= 0;
    });
  }
  function work(draft, rounds, count, before) {
    settled(function () {
      var done = count + draft.fields.filter(put).length;
      settled(function () {
        var left = draft.fields.filter(missing);
        var adds = left.map(adder).find(Boolean);
        if (left.length && rounds > 0 && (left.length !== before || adds)) {
          if (adds) { adds.click(); }
          work(draft, rounds - 1, done, left.length);
        } else if (done || left.length) {
          tell(left, done);
        }
      });
    });
  }
  function opens(called) { return !!called && OPENS.test(called.call) && !!window[called.call]; }
  function restore(draft, count) {
    if (draft.dialog && opens(draft.dialog.called)) {
      M.call(draft.dialog.called);
    } else if (draft.dialog) {
      M.open(draft.dialog.id);
    } else if (opens(draft.begun) && draft.fields.some(function (kept) { return !target(kept).length; })) {
      M.call(draft.begun);
    }
    work(draft, ROUNDS, count, -1);
  }

  /* Telling ------------------------------------------------------------------------------------------------------- */
  function notice(kind) { return document.getElementById(kind).content.firstElementChild.cloneNode(true); }
  function drop(address) {
    var drafts = read();
    delete drafts[address];
    write(drafts);
  }
  /* Conditions in words, by the server; those that are not finished have none. */
  function sentence(rule) {
    return fetch(document.documentElement.dataset.base + "/api/v1/predicates/sentence", {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Accept-Language": document.documentElement.lang,
        "Content-Type": "application/json",
        "X-CSRF-Token": document.querySelector("meta[name=csrf-token]").content
      },
      body: "{\"predicate\": " + rule + "}"
    }).then(function (answer) { return answer.json(); }).then(function (answer) { return answer.sentence; });
  }
  function list(part, left) {
    var facts = part.querySelector("dl");
    var said = part.parentElement.dataset;
    left.forEach(function (kept) {
      facts.appendChild(document.createElement("dt")).textContent = kept.label;
      var fact = facts.appendChild(document.createElement("dd"));
      if (kept.rule) {
        var unfinished = function (words) { fact.textContent = words || said.unfinished; };
        (kept.value ? sentence(kept.value) : Promise.resolve()).then(unfinished, function () { unfinished(); });
      } else {
        fact.textContent = (kept.said || [].concat(kept.value)).map(function (one) {
          return one === true ? said.yes : one === false ? said.no : one;
        }).join(", ");
      }
    });
    part.hidden = !left.length;
  }
  function overtaken(kept) { return !kept.free && target(kept).length > 0; }
  function tell(left, back) {
    var said = notice("draft-back");
    said.querySelector("[data-back]").hidden = !back;
    said.querySelector("[data-none]").hidden = !!back;
    list(said.querySelector("[data-overtaken]"), left.filter(overtaken));
    list(said.querySelector("[data-left]"), left.filter(function (kept) { return !overtaken(kept); }));
    said.querySelector("[data-drop]").addEventListener("click", function () {
      given = true;
      location.reload();
    });
    (document.querySelector("dialog[open] .dialog-body") || document.getElementById("drafts")).prepend(said);
  }
  function tellElsewhere(address, draft) {
    var said = notice("draft-elsewhere");
    var link = said.querySelector("a");
    link.href = address;
    link.textContent = draft.title;
    said.querySelector("[data-drop]").addEventListener("click", function () {
      drop(address);
      said.remove();
    });
    document.getElementById("drafts").append(said);
  }

  function begin() {
    document.querySelectorAll("input[type=hidden][data-live]").forEach(function (field) { field.base = field.value; });
    forgetDrawings(foreign);
    var drafts = read();
    Object.keys(drafts).forEach(function (address) {
      if (!drafts[address].ended || drafts[address].user !== user) { delete drafts[address]; }
    });
    var mine = drafts[here()];
    delete drafts[here()];
    write(drafts);
    if (mine) {
      /* Read by scripts that come after this one, so they are there before them. */
      var early = mine.fields.map(function (kept) { return { fields: target(kept), kept: kept }; })
        .filter(function (one) {
          var first = one.fields[0];
          return first && first.type === "hidden" && first.value !== one.kept.value && free(one.kept, one.fields);
        });
      early.forEach(function (one) { one.fields[0].value = one.kept.value; });
      window.addEventListener("load", function () {
        M.ready(function () {
          early.forEach(function (one) { stir(one.fields[0]); });
          restore(mine, early.length);
        });
      });
    }
    Object.keys(drafts).forEach(function (address) { tellElsewhere(address, drafts[address]); });
  }

  if (user) {
    document.addEventListener("input", note, true);
    document.addEventListener("change", note, true);
    document.addEventListener("click", function (event) {
      if (event.target.closest("#signOut")) {
        given = true;
        forget();
        forgetDrawings(function () { return true; });
      }
    }, true);
    document.addEventListener("close", closed, true);
    window.addEventListener("pagehide", function () { M.keepDraft(false); });
    begin();
  } else if (document.querySelector(".alone [data-ends]")) {
    /* The page before this one had no chance to be saved: it was the session that ended, or the server that failed. */
    var left = read();
    Object.keys(left).forEach(function (address) { left[address].ended = true; });
    write(left);
  }
})();
