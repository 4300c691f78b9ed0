/* What comes later than the page: its place keeps its size and shows a skeleton, and a screen reader hears of it. */
(function () {
  "use strict";
  /* An answer that comes at once shall not flicker. */
  var PATIENCE = 250;

  function say(what) {
    var voice = document.getElementById("loading");
    if (voice) { voice.textContent = voice.dataset[what]; }
  }
  function asked(request) {
    var found = typeof request.data === "string" && /partial\.render=([^&]*)/.exec(request.data);
    return found ? decodeURIComponent(found[1].replace(/\+/g, " ")).split(" ") : [];
  }
  /* data-loads marks what shows a skeleton while an answer for it, or for what it stands in, is awaited. */
  function places(ids) {
    return ids.map(function (id) { return document.getElementById(id); }).filter(Boolean).flatMap(function (part) {
      var within = Array.from(part.querySelectorAll("[data-loads]"));
      return part.hasAttribute("data-loads") ? [part].concat(within) : within;
    });
  }

  if (window.jQuery) {
    jQuery.ajaxPrefilter(function (options, original, request) {
      var ids = asked(options);
      var waiting = [];
      var timer = setTimeout(function () {
        waiting = places(ids);
        waiting.forEach(function (place) { place.setAttribute("aria-busy", "true"); });
        if (waiting.length) { say("busy"); }
      }, PATIENCE);
      request.always(function () {
        clearTimeout(timer);
        waiting.forEach(function (place) { place.removeAttribute("aria-busy"); });
        if (waiting.length) { say("ready"); }
      });
    });
  }
})();
