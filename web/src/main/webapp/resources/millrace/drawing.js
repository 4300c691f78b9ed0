/* A workflow's drawing that is wider than its place shows where it begins; drawn anew, it stays where the reader left it. */
(function () {
  "use strict";
  var places = {};

  function place(drawing) {
    var left = places[drawing.ariaLabel];
    var first = drawing.querySelector(".g-box");
    if (left) { drawing.scrollTo(left.x, left.y); return; }
    if (!first) { return; }
    var box = first.getBoundingClientRect();
    drawing.scrollLeft += box.left + box.width / 2 - drawing.getBoundingClientRect().left - drawing.clientWidth / 2;
  }
  function within(node) {
    if (!node.querySelectorAll) { return []; }
    return node.matches(".graph") ? [node] : Array.from(node.querySelectorAll(".graph"));
  }

  document.addEventListener("scroll", function (event) {
    var drawing = event.target;
    if (drawing.classList && drawing.classList.contains("graph")) {
      places[drawing.ariaLabel] = { x: drawing.scrollLeft, y: drawing.scrollTop };
    }
  }, true);
  within(document.documentElement).forEach(place);
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) { within(node).forEach(place); });
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
