/* Pages that answer while somebody types, and variables put where the cursor was last. */
(function () {
  "use strict";
  var last = null;
  var waiting = {};

  /* data-live="name" calls the remote command of that name when the typing pauses. */
  document.addEventListener("input", function (event) {
    var field = event.target.closest("[data-live]");
    if (!field) { return; }
    var name = field.dataset.live;
    clearTimeout(waiting[name]);
    waiting[name] = setTimeout(function () { window[name](); }, 350);
  });
  document.addEventListener("focusin", function (event) {
    if (event.target.matches("[data-part]")) { last = event.target; }
  });
  document.addEventListener("click", function (event) {
    var hit = event.target.closest("[data-insert]");
    if (!hit) { return; }
    var field = last && document.contains(last) ? last : document.querySelector("[data-part=html]");
    field.setRangeText("{{" + hit.dataset.insert + "}}", field.selectionStart, field.selectionEnd, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
