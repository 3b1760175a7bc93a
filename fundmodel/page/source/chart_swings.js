// Rows of a tornado: a label that leads to its control, a bar to each side, and the numbers.

import { drawn, fill, made, mark } from "./elements.js";
import { columnHeads, scrolling } from "./tables.js";

const SWING_WIDTH = 220;
const SWING_HEIGHT = 18;
const LOW_INK = "#d55e00";
const HIGH_INK = "#0072b2";

/**
 * A table of bars, the longest first.
 * @param {Element} root where it goes.
 * @param {string} title what the bars are of.
 * @param {function(string)} onchosen is told which number somebody chose.
 * @returns {{update: function(object[])}} takes of each bar `name`, `label`, `ends`, `changes`,
 *   `atLow` and `atHigh`.
 */
export function barRows(root, title, onchosen) {
  const body = made("tbody");
  const table = made(
    "table",
    { class: "numbers swings" },
    made("caption", { text: title }),
    columnHeads("Number", "From, to", "At its low end", "", "At its high end"),
    body,
  );
  const part = scrolling(title, table);
  part.hidden = true;
  root.append(part);
  return {
    update(bars) {
      part.hidden = false;
      const ends = bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh]).filter(Number.isFinite);
      const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
      fill(body, ...bars.map((bar) => _swingRow(bar, low, high, onchosen)));
      if (!bars.length)
        fill(
          body,
          made("tr", {}, made("td", { colspan: 5, text: "Nothing of this kind moves it." })),
        );
    },
  };
}

function _swingRow(bar, low, high, onchosen) {
  return made(
    "tr",
    {},
    made(
      "th",
      { scope: "row" },
      made("button", {
        type: "button",
        class: "name",
        text: bar.label,
        onclick: () => onchosen(bar.name),
      }),
    ),
    made("td", { text: bar.ends }),
    made("td", { text: bar.changes[0] }),
    made("td", {}, _swing(bar, low, high)),
    made("td", { text: bar.changes[1] }),
  );
}

/** The two halves of a bar, on the axis of all. */
function _swing({ atLow, atHigh }, low, high) {
  const along = (number) => ((number - low) / (high - low || 1)) * SWING_WIDTH;
  const svg = drawn("svg", {
    viewBox: `0 0 ${SWING_WIDTH} ${SWING_HEIGHT}`,
    width: SWING_WIDTH,
    height: SWING_HEIGHT,
    "aria-hidden": "true",
    class: "drawing",
  });
  [
    [atLow, LOW_INK, "fill-1", 2],
    [atHigh, HIGH_INK, "fill-0", 10],
  ].forEach(([number, ink, name, y]) => {
    if (!Number.isFinite(number)) return;
    const bar = drawn("rect", { class: name, fill: ink, y, height: 6 });
    mark(bar, "x", Math.min(along(0), along(number)).toFixed(1));
    mark(bar, "width", Math.abs(along(number) - along(0)).toFixed(1));
    svg.append(bar);
  });
  svg.append(
    drawn("line", {
      class: "zero",
      stroke: "#777777",
      x1: along(0),
      x2: along(0),
      y1: 0,
      y2: SWING_HEIGHT,
    }),
  );
  return svg;
}
