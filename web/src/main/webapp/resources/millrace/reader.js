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
  window.Millrace = {
    speak: function (language) {
      keep("mr-language", language);
      location.reload();
    },
    switchTheme: function () {
      var next = root.dataset.theme === "dark" ? "light" : "dark";
      root.dataset.theme = next;
      keep("mr-theme", next);
      document.dispatchEvent(new Event("themechange"));
    }
  };
})();
