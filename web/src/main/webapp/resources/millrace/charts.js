/* Draws charts from the tables that stand beside them, in the colours of the theme, and draws again when either changes. */
(function () {
  "use strict";
  var drawn = [];
  var still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }
  function colour(i) {
    return token("chart-" + (i % 6 + 1));
  }
  function number(cell) {
    var value = cell && cell.dataset.v;
    return value === undefined || value === "" || value === "NaN" ? null : Number(value);
  }
  function rows(table) {
    return Array.from(table.querySelectorAll("tbody tr"));
  }
  function label(row) {
    return row.querySelector("th").dataset.label || row.querySelector("th").textContent.trim();
  }

  /* One data set per column whose heading names a series. */
  function columns(table) {
    return Array.from(table.querySelectorAll("thead th")).map(function (head, i) {
      return { name: head.textContent.trim(), at: i, on: head.hasAttribute("data-series") };
    }).filter(function (column) { return column.on; });
  }

  function axis(title) {
    return {
      grid: { color: token("chart-grid") },
      border: { display: false },
      ticks: { color: token("ink-3"), maxRotation: 0, autoSkipPadding: 16 },
      title: title ? { display: true, text: title, color: token("ink-3") } : undefined
    };
  }
  /* In lines of at most so many pixels, parted between words. */
  function lines(text, room) {
    return String(text).split(" ").reduce(function (list, word) {
      var longer = list.length ? list[list.length - 1] + " " + word : word;
      if (list.length && longer.length * 6.5 <= room) { list[list.length - 1] = longer; } else { list.push(word); }
      return list;
    }, []);
  }
  /* Names on an axis: a few are all shown, beneath each other rather than over each other, and none has a line. */
  function names(list, share) {
    var one = axis();
    one.grid = { display: false };
    one.ticks.autoSkip = list.length > 8;
    one.ticks.callback = function (value) { return lines(this.getLabelForValue(value), this.chart.width * share); };
    return one;
  }
  function points(value) {
    return (value > 0 ? "+" : "") + hundredths(value) + " pp";
  }
  /** In the page's language, as the table beneath has it. */
  function hundredths(value) {
    return (value * 100).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  function percent(value) {
    return hundredths(value) + " %";
  }
  function base(type, data, options) {
    options.responsive = true;
    options.maintainAspectRatio = false;
    options.animation = still ? false : { duration: 250 };
    options.plugins = options.plugins || {};
    options.plugins.legend = options.plugins.legend || { display: data.datasets.length > 1, align: "start", labels: { color: token("ink-2"), usePointStyle: true, boxHeight: 7 } };
    return { type: type, data: data, options: options };
  }

  var kinds = {
    lines: function (table) {
      var list = rows(table);
      var counts = Object.assign(axis(), { beginAtZero: true, suggestedMax: 4, grace: "5%" });
      counts.ticks.precision = 0;
      return base("line", {
        labels: list.map(label),
        datasets: columns(table).map(function (column, i) {
          return {
            label: column.name,
            data: list.map(function (row) { return number(row.children[column.at]); }),
            borderColor: colour(i), backgroundColor: colour(i), borderWidth: 2, pointRadius: list.length > 40 ? 0 : 2.5, cubicInterpolationMode: "monotone"
          };
        })
      }, { interaction: { mode: "index", intersect: false }, scales: { x: axis(), y: counts } });
    },
    bars: function (table) {
      var list = rows(table);
      var share = table.dataset.unit === "percent";
      var y = Object.assign(axis(), { beginAtZero: true });
      if (share) { y.ticks.callback = percent; y.suggestedMax = 0.01; }
      return base("bar", {
        labels: list.map(label),
        datasets: columns(table).map(function (column, i) {
          return {
            label: column.name,
            data: list.map(function (row) { return number(row.children[column.at]); }),
            backgroundColor: list.map(function (row) { return row.dataset.low === "" ? token("line-strong") : colour(i); }), borderRadius: 5, maxBarThickness: 56
          };
        })
      }, {
        scales: { x: names(list, 0.8 / list.length), y: y },
        plugins: { tooltip: { callbacks: { label: function (at) { return at.dataset.label + ": " + (share ? percent(at.parsed.y) : at.formattedValue); } } } }
      });
    },
    /* An estimate with its interval: a thin bar from low to high with a point on it; zero is drawn stronger. */
    interval: function (table) {
      var list = rows(table).filter(function (row) { return row.dataset.low; });
      var labels = list.map(label);
      var x = axis();
      x.ticks.callback = points;
      x.grid = { color: function (at) { return at.tick.value === 0 ? token("line-strong") : token("chart-grid"); } };
      x.suggestedMin = 0;
      x.grace = "8%";
      return base("bar", {
        labels: labels,
        datasets: [
          { type: "scatter", data: list.map(function (row, i) { return { x: Number(row.dataset.estimate), y: labels[i] }; }), pointRadius: 6, pointHoverRadius: 7, pointBackgroundColor: colour(0), pointBorderColor: token("surface"), pointBorderWidth: 2 },
          { data: list.map(function (row) { return [Number(row.dataset.low), Number(row.dataset.high)]; }), backgroundColor: token("accent-line"), barThickness: 8, borderRadius: 4, borderSkipped: false }
        ]
      }, {
        indexAxis: "y",
        scales: { x: x, y: names(list, 0.3) },
        plugins: { legend: { display: false }, tooltip: { callbacks: { title: function (at) { return labels[at[0].dataIndex]; }, label: function (at) { var row = list[at.dataIndex].dataset; return points(Number(row.estimate)) + " (" + points(Number(row.low)) + " … " + points(Number(row.high)) + ")"; } } } }
      });
    }
  };

  function draw() {
    drawn.forEach(function (chart) { chart.destroy(); });
    drawn = [];
    if (!window.Chart) { return; }
    Chart.defaults.font.family = token("font");
    Chart.defaults.font.size = 12;
    document.querySelectorAll("[data-chart]").forEach(function (figure) {
      var table = document.querySelector("#" + CSS.escape(figure.dataset.from) + " table");
      var canvas = figure.querySelector("canvas");
      figure.setAttribute("data-drawn", "");
      if (table && canvas && rows(table).length) { drawn.push(new Chart(canvas, kinds[figure.dataset.chart](table))); }
    });
  }

  document.addEventListener("DOMContentLoaded", draw);
  document.addEventListener("themechange", draw);
  document.addEventListener("contentchange", draw);
})();
/* A table as a CSV file. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
(function () {
  "use strict";
  function cell(element) {
    var text = element.dataset.v !== undefined ? element.dataset.v : element.dataset.label !== undefined ? element.dataset.label : element.textContent.trim().replace(/\s+/g, " ");
    if (/^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+(e[+-]?\d+)?$/i.test(text)) { text = "'" + text; }
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-csv]");
    if (!button) { return; }
    var rows = document.querySelectorAll("#" + CSS.escape(button.dataset.csv) + " tr");
    var lines = Array.from(rows).map(function (row) { return Array.from(row.children).map(cell).join(","); });
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
    link.download = button.dataset.name + ".csv";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  });
})();
/* Figures that are asked for again and again, until somebody pauses them or the page has asked long enough. */
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var bar = document.querySelector("[data-refresh]");
    if (!bar) { return; }
    var ago = bar.querySelector("[data-ago]");
    var pause = bar.querySelector("[data-pause]");
    var every = bar.querySelector("[data-every]");
    var since = Date.now();
    var asked = false;
    var paused = false;
    document.addEventListener("contentchange", function () { since = Date.now(); asked = false; });
    pause.addEventListener("click", function () {
      paused = !paused;
      pause.setAttribute("aria-pressed", String(paused));
      pause.textContent = paused ? pause.dataset.resumeText : pause.dataset.pauseText;
      tick();
    });
    function tick() {
      var seconds = Math.round((Date.now() - since) / 1000);
      ago.textContent = ago.dataset.text.replace("{0}", seconds) + (paused ? ago.dataset.paused : "");
      var rested = document.querySelector("[data-rested=true]");
      if (!paused && !asked && !rested && !document.hidden && seconds >= Number(every.value)) {
        asked = true;
        window[bar.dataset.refresh]();
      }
    }
    tick();
    setInterval(tick, 1000);
  });
})();
/* Days of one's own choose the time of one's own, and another time forgets them. */
(function () {
  "use strict";
  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-days]");
    if (!form) { return; }
    var range = form.elements.range;
    if (event.target === range && range.value !== "CUSTOM") { form.elements.from.value = ""; form.elements.to.value = ""; }
    if (event.target.type === "date") { range.value = "CUSTOM"; }
  });
})();
