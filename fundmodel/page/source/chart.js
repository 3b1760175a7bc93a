// Charts by calendar year, drawn by hand: lines, areas and columns on each other, bands of worlds.
// Yours is solid, what was delivered dashed and grey.

import { drawn, mark, say } from "./elements.js";
import { fixed } from "./numbers.js";
import { apart, axisOf, decimalsOf, grown, reach, axisScale, ticks, yearTicks } from "./chart_scale.js";
import { areaPath, columnPath, linePath, stacked, tenth } from "./chart_paths.js";
import { AS_DELIVERED, REFERENCE_INK, framed, inkOf, movable } from "./chart_frame.js";
import { readable } from "./chart_readout.js";

const CHART_WIDTH = 460;
const CHART_HEIGHT = 240;
const CHART_SIDES = { left: 46, right: 58, top: 12, bottom: 24 };
const LABEL_ROOM = 13;

/**
 * A chart by calendar year.
 * @param {Element} root where it goes.
 * @param {object} chart
 *   title, unit: what it shows, and the unit with its basis;
 *   years: numbers; series: [{name, values, reference, kind: "line" | "area" | "column", adds}],
 *   areas and columns lie on each other; reference: the same as delivered, or null;
 *   adds: whether years may be added up; fans: [{share, low, high}] from the widest band in;
 *   decimals: of the numbers told; source: what a saved drawing says it is from.
 * @returns {{update: function(object), settle: function(), csv: function(), svg: function()}}
 *   update: takes what changed of `chart`; settle: lets the axis fit; csv: heads and rows.
 */
export function lineChart(root, chart) {
  const frame = framed(root, chart, CHART_WIDTH, CHART_HEIGHT);
  const parts = { ..._layers(frame.svg), frame, axis: null };
  readable(parts);
  return movable(parts, chart, _drawYears);
}

function _layers(svg) {
  const names = ["grid", "fans", "references", "shapes", "totals", "ends"];
  const layers = names.map((name) => drawn("g", { class: name }));
  svg.append(...layers);
  return { layers: Object.fromEntries(names.map((name, index) => [name, layers[index]])) };
}

function _drawYears(parts, chart) {
  const piles = _piles(chart);
  const fans = (chart.fans ?? []).flatMap((fan) => [fan.low, fan.high]);
  const ends = reach([...chart.series.flatMap((one, index) => _drawnNumbers(one, piles[index])), ..._references(chart), ...fans]);
  parts.axis = grown(parts.axis, axisOf(ends));
  parts.y = axisScale(parts.axis, [CHART_HEIGHT - CHART_SIDES.bottom, CHART_SIDES.top]);
  const [first, last] = [chart.years[0] - 0.5, chart.years.at(-1) + 0.5];
  parts.x = axisScale([first, last], [CHART_SIDES.left, CHART_WIDTH - CHART_SIDES.right]);
  parts.xs = chart.years.map(parts.x);
  _drawGrid(parts, chart);
  _setPaths(parts.layers.fans, (chart.fans ?? []).map((fan) => ({
    d: areaPath(parts.xs, Array.from(fan.low, parts.y), Array.from(fan.high, parts.y)), class: "fan", fill: inkOf(0), "fill-opacity": 0.18, stroke: "none",
  })));
  _setPaths(parts.layers.references, _lineReferences(chart).map((numbers) => _dashed(parts, numbers)));
  _setPaths(parts.layers.totals, _totalReference(chart).map((numbers) => _dashed(parts, numbers)));
  _setPaths(parts.layers.shapes, chart.series.map((one, index) => _shape(parts, chart, one, index, piles[index])));
  _endLabels(parts, chart);
  parts.frame.tell(_legendOf(chart));
}

/** Of each area or column what it stands on and where it ends; of a line nothing. */
function _piles(chart) {
  const piled = chart.series.filter((one) => one.kind === "area" || (one.kind === "column" && !chart.clustered));
  const found = stacked(piled.map((one) => one.values), piled.some((one) => one.kind === "column"));
  return chart.series.map((one) => found[piled.indexOf(one)]);
}

function _drawnNumbers(one, pile) {
  return pile ? [pile.lower, pile.upper] : [one.values];
}

/** Each line as it was delivered; it lies under what is yours. */
function _lineReferences(chart) {
  return chart.series.filter((one) => one.kind === "line" && one.reference).map((one) => one.reference);
}

/** The whole of what lies on each other, as delivered; it would be hidden under it. */
function _totalReference(chart) {
  const piled = chart.series.filter((one) => one.kind !== "line" && one.reference);
  if (!piled.length || chart.clustered) return [];
  return [chart.years.map((_, year) => piled.reduce((sum, one) => sum + one.reference[year], 0))];
}

function _references(chart) {
  return [..._totalReference(chart), ..._lineReferences(chart)];
}

function _dashed({ xs, y }, numbers) {
  return { d: linePath(xs, Array.from(numbers, y)), class: "reference", fill: "none", stroke: REFERENCE_INK, "stroke-width": 1.8, "stroke-dasharray": "5 4" };
}

function _shape({ xs, y }, chart, one, index, pile) {
  const ink = inkOf(index);
  if (one.kind === "line") {
    return { d: linePath(xs, Array.from(one.values, y)), class: `stroke-${index}`, fill: "none", stroke: ink, "stroke-width": 2.2, "stroke-linejoin": "round" };
  }
  const filled = { class: `fill-${index}`, fill: ink, stroke: "none" };
  const room = xs.length > 1 ? xs[1] - xs[0] : 40;
  if (pile && one.kind === "area") return { ...filled, d: areaPath(xs, pile.lower.map(y), pile.upper.map(y)) };
  if (pile) return { ...filled, d: columnPath(xs, pile.lower.map(y), pile.upper.map(y), room * 0.72) };
  const width = (room * 0.8) / chart.series.length;
  const moved = xs.map((x) => x + (index - (chart.series.length - 1) / 2) * width);
  return { ...filled, d: columnPath(moved, xs.map(() => y(0)), Array.from(one.values, y), width) };
}

function _setPaths(layer, wanted) {
  while (layer.childElementCount > wanted.length) layer.lastElementChild.remove();
  while (layer.childElementCount < wanted.length) layer.append(drawn("path"));
  wanted.forEach((attributes, index) => {
    for (const [name, value] of Object.entries(attributes)) mark(layer.children[index], name, value);
  });
}

function _drawGrid({ layers, axis, x, y }, chart) {
  const key = `${axis} ${chart.years[0]} ${chart.years.length}`;
  if (layers.grid.dataset.key === key) return;
  layers.grid.dataset.key = key;
  const decimals = decimalsOf(axis);
  const text = { class: "tick", "font-size": 12, fill: "#444444" };
  const level = (tick) => [
    drawn("line", { x1: CHART_SIDES.left, x2: CHART_WIDTH - CHART_SIDES.right, y1: tenth(y(tick)), y2: tenth(y(tick)), class: Math.abs(tick) < 1e-9 ? "zero" : "level", stroke: Math.abs(tick) < 1e-9 ? "#777777" : "#dddddd" }),
    drawn("text", { ...text, x: CHART_SIDES.left - 6, y: tenth(y(tick) + 4), "text-anchor": "end", text: fixed(tick, decimals) }),
  ];
  const year = (one) => drawn("text", { ...text, x: tenth(x(one)), y: CHART_HEIGHT - 6, "text-anchor": "middle", text: String(one) });
  layers.grid.replaceChildren(...ticks(axis).flatMap(level), ...yearTicks(chart.years).map(year));
}

/** The last number of each line, where it ends, moved apart where they would meet. */
function _endLabels({ layers, xs, y }, chart) {
  const lines = chart.series.filter((one) => one.kind === "line" && Number.isFinite(one.values.at(-1)));
  const heights = apart(lines.map((one) => y(one.values.at(-1)) + 4), LABEL_ROOM, CHART_SIDES.top, CHART_HEIGHT - CHART_SIDES.bottom + 4);
  while (layers.ends.childElementCount > lines.length) layers.ends.lastElementChild.remove();
  while (layers.ends.childElementCount < lines.length) layers.ends.append(drawn("text", { class: "end", "font-size": 12, fill: "#222222" }));
  lines.forEach((one, index) => {
    const label = layers.ends.children[index];
    mark(label, "x", tenth(xs.at(-1) + 8));
    mark(label, "y", tenth(heights[index]));
    say(label, fixed(one.values.at(-1), chart.decimals ?? 2));
  });
}

function _legendOf(chart) {
  const series = chart.series.map((one, index) => ({ kind: one.kind, ink: inkOf(index), rank: index, text: one.name }));
  const piled = chart.series.some((one) => one.kind !== "line") && !chart.clustered;
  const has = _references(chart).length > 0;
  const reference = { kind: "reference", ink: REFERENCE_INK, rank: "reference", text: piled ? `${AS_DELIVERED}, in all` : AS_DELIVERED };
  const fans = (chart.fans ?? []).map((fan) => ({ kind: "area", ink: inkOf(0), rank: "fan", text: `${fan.share} of 100 worlds` }));
  return [...series, ...(has ? [reference] : []), ...fans];
}
