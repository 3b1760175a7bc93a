// What stands round every chart: heading, legend, what is missing, the table and the files.

import { drawn, fill, made, mark, say } from "./elements.js";
import { cellText, chartInWords, chartTable, gapsInWords } from "./chart_words.js";
import { asPicture, fileName, save, saveCsv, standalone } from "./chart_files.js";
import { columnHeads, scrolling } from "./tables.js";

/** Colours that stand out on white at 3 to 1 and that colour-blind people tell apart. */
const INKS = ["#0072b2", "#d55e00", "#009e73", "#aa4499", "#8c510a", "#4d4d4d"];
export const REFERENCE_INK = "#595959";
const SETTLES_AFTER = 300; // ms
export const AS_DELIVERED = "as delivered";

/** How one series is told from the others: a stroke, dashed in every second round of colours. */
export function inkOf(index) {
  return INKS[index % INKS.length];
}

/**
 * The frame of a chart.
 * @param {Element} root where it goes.
 * @param {object} chart title, unit, series, years or names, decimals, source.
 * @param {number} width of the drawing, in its own units.
 * @param {number} height likewise.
 * @returns frame: `svg` to draw into, `tell(entries)` for the legend, and `say(chart)` for once it
 *   stands still.
 */
export function framed(root, chart, width, height) {
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "drawing" });
  const legend = made("ul", { class: "legend" });
  const gaps = made("p", { class: "gaps" });
  const readout = made("p", { class: "readout", "aria-hidden": "true" });
  const table = made("table", { class: "numbers" });
  const summary = made("summary", { text: "Table and files" });
  const more = made("details", { class: "chart-more" }, summary);
  const frame = { svg, chart, legend, readout, marks: [] };
  more.append(_buttons(frame), scrolling(`${chart.title}, table`, table));
  more.addEventListener("toggle", () => more.open && _tableOf(table, frame.chart));
  const parts = [_caption(chart), legend, svg, readout, gaps, more];
  root.append(made("figure", { class: "chart" }, ...parts));
  frame.say = (now) => {
    mark(svg, "aria-label", chartInWords(now, now.decimals ?? 2));
    say(gaps, gapsInWords(now));
    if (more.open) _tableOf(table, now);
  };
  frame.tell = (entries) => _legend(frame, entries);
  frame.csv = () => chartTable(frame.chart);
  frame.text = () => standalone(svg, frame.chart, frame.marks);
  return frame;
}

function _caption({ title, unit }) {
  const parts = [made("strong", { text: title }), made("span", { class: "unit", text: unit })];
  return made("figcaption", {}, ...parts);
}

/**
 * Draw a chart, and give back what moves it: while it moves its axis only grows, and a moment
 * after the last movement it fits again.
 * @param {object} parts of the chart: `frame`, `axis`, and what `draw` needs.
 * @param {object} chart as it is at first.
 * @param {function(object, object)} draw takes both.
 */
export function movable(parts, chart, draw) {
  let now = chart;
  let timer = 0;
  const drawNow = () => {
    parts.frame.chart = now;
    draw(parts, now);
  };
  const settle = () => {
    parts.axis = null;
    drawNow();
    parts.frame.say(now);
  };
  settle();
  return {
    update(changes) {
      now = { ...now, ...changes };
      drawNow();
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLES_AFTER);
    },
    settle,
    csv: parts.frame.csv,
    svg: parts.frame.text,
  };
}

/** A mark of the legend: a line as it is drawn, or a patch of an area or column. */
function legendMark({ kind, ink, rank, opacity = 1 }) {
  const line = {
    x1: 0,
    x2: 24,
    y1: 7,
    y2: 7,
    stroke: ink,
    "stroke-width": 2.5,
    class: `stroke-${rank}`,
  };
  if (kind === "reference") return drawn("line", { ...line, "stroke-dasharray": "5 4" });
  if (kind === "line") return drawn("line", line);
  const patch = { x: 4, y: 1, width: 14, height: 12, fill: ink, class: `fill-${rank}` };
  return drawn("rect", { ...patch, "fill-opacity": opacity < 1 && opacity });
}

function _legend(frame, entries) {
  const key = entries.map((entry) => `${entry.kind}${entry.text}`).join("|");
  if (frame.key === key) return;
  frame.key = key;
  const size = { viewBox: "0 0 24 14", width: 24, height: 14, "aria-hidden": "true" };
  frame.marks = entries.map((entry) => ({
    mark: drawn("svg", size, legendMark(entry)),
    text: entry.text,
  }));
  fill(
    frame.legend,
    ...frame.marks.map(({ mark: sample, text }) => made("li", {}, sample, made("span", { text }))),
  );
}

function _buttons(frame) {
  const button = (text, onclick) => made("button", { type: "button", text, onclick });
  const title = () => frame.chart.title;
  const said = made("span", { role: "status" });
  return made(
    "p",
    { class: "files" },
    button("CSV", () => saveCsv(title(), frame.csv())),
    button("PNG", () =>
      asPicture(frame.text(), (blob) =>
        blob
          ? save(fileName(title(), "png"), blob)
          : say(said, "This browser makes no pictures of drawings: take the SVG."),
      ),
    ),
    button("SVG", () => save(fileName(title(), "svg"), frame.text(), "image/svg+xml")),
    said,
  );
}

function _tableOf(table, chart) {
  fillTable(table, `${chart.title}, ${chart.unit}`, chartTable(chart), chart.decimals ?? 2);
}

/** Heads and rows into a table: numbers to the right, the first cell of a row its head. */
function fillTable(table, caption, { heads, rows }, decimals = 2) {
  fill(
    table,
    made("caption", { text: caption }),
    columnHeads(...heads),
    made(
      "tbody",
      {},
      ...rows.map(([first, ...cells]) =>
        made(
          "tr",
          {},
          made("th", { scope: "row", text: String(first) }),
          ...cells.map((cell) => made("td", { text: cellText(cell, decimals) })),
        ),
      ),
    ),
  );
}
