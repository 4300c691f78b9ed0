/* Runs before the first paint: the reader's theme and language, and the time zone that the server writes instants in. */
(function () {
  "use strict";
  var root = document.documentElement;
  function cookie(name) {
    var found = document.cookie.match(new RegExp("(?:^|; )" + name + "=([^;]*)"));
    return found ? decodeURIComponent(found[1]) : null;
  }
  function keep(name, value) {
    var secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = name + "=" + encodeURIComponent(value) + "; Path=/; Max-Age=31536000; SameSite=Lax" + secure;
  }
  if (!root.dataset.theme) {
    root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && cookie("mr-zone") !== zone) {
    keep("mr-zone", zone);
  }
  /* What the account keeps is changed there as well, so that the next page does not take it back. */
  function follow(name, value) {
    if ((root.dataset.kept || "").split(" ").indexOf(name) < 0) { return Promise.resolve(); }
    var change = {};
    change[name] = value;
    return fetch(root.dataset.base + "/api/v1/me/profile", {
      method: "PATCH",
      credentials: "same-origin",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-CSRF-Token": document.querySelector("meta[name=csrf-token]").content },
      body: JSON.stringify(change)
    });
  }
  window.Millrace = {
    speak: function (language) {
      keep("mr-language", language);
      follow("language", language).finally(function () { location.reload(); });
    },
    switchTheme: function () {
      var next = root.dataset.theme === "dark" ? "light" : "dark";
      root.dataset.theme = next;
      keep("mr-theme", next);
      follow("theme", next);
      document.dispatchEvent(new Event("themechange"));
    }
  };
})();
