// The grid behind a chart by calendar year, and the numbers at the ends of its lines.

import { drawn, mark, say } from "./elements.js";
import { fixed } from "./numbers.js";
import { tenth } from "./chart_paths.js";
import { apart, decimalsOf, ticks, yearTicks } from "./chart_scale.js";

export const CHART_WIDTH = 460;
export const CHART_HEIGHT = 240;
export const CHART_SIDES = { left: 46, right: 58, top: 12, bottom: 24 };
const LABEL_ROOM = 13;

/** Levels and years, drawn anew where the axis has changed. */
export function drawGrid({ layers, axis, x, y }, chart) {
  const key = `${axis} ${chart.years[0]} ${chart.years.length}`;
  if (layers.grid.dataset.key === key) return;
  layers.grid.dataset.key = key;
  const decimals = decimalsOf(axis);
  const text = { class: "tick", "font-size": 12, fill: "#444444" };
  const level = (tick) => [
    drawn("line", {
      x1: CHART_SIDES.left,
      x2: CHART_WIDTH - CHART_SIDES.right,
      y1: tenth(y(tick)),
      y2: tenth(y(tick)),
      class: Math.abs(tick) < 1e-9 ? "zero" : "level",
      stroke: Math.abs(tick) < 1e-9 ? "#777777" : "#dddddd",
    }),
    drawn("text", {
      ...text,
      x: CHART_SIDES.left - 6,
      y: tenth(y(tick) + 4),
      "text-anchor": "end",
      text: fixed(tick, decimals),
    }),
  ];
  const year = (one) =>
    drawn("text", {
      ...text,
      x: tenth(x(one)),
      y: CHART_HEIGHT - 6,
      "text-anchor": "middle",
      text: String(one),
    });
  layers.grid.replaceChildren(...ticks(axis).flatMap(level), ...yearTicks(chart.years).map(year));
}

/** The last number of each line, where it ends, moved apart where they would meet. */
export function endLabels({ layers, xs, y }, chart) {
  const lines = chart.series.filter(
    (one) => one.kind === "line" && Number.isFinite(one.values.at(-1)),
  );
  const heights = apart(
    lines.map((one) => y(one.values.at(-1)) + 4),
    LABEL_ROOM,
    CHART_SIDES.top,
    CHART_HEIGHT - CHART_SIDES.bottom + 4,
  );
  while (layers.ends.childElementCount > lines.length) layers.ends.lastElementChild.remove();
  while (layers.ends.childElementCount < lines.length)
    layers.ends.append(drawn("text", { class: "end", "font-size": 12, fill: "#222222" }));
  lines.forEach((one, index) => {
    const label = layers.ends.children[index];
    mark(label, "x", tenth(xs.at(-1) + 8));
    mark(label, "y", tenth(heights[index]));
    say(label, fixed(one.values.at(-1), chart.decimals ?? 2));
  });
}
