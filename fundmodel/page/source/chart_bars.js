// Bars: one result, a bar a member; a grey tick says where it was as delivered.

import { drawn, mark, say } from "./elements.js";
import { fixed } from "./numbers.js";
import { axisOf, grown, reach, axisScale } from "./chart_scale.js";
import { tenth } from "./chart_paths.js";
import { AS_DELIVERED, REFERENCE_INK, framed, inkOf, movable } from "./chart_frame.js";

const BARS_WIDTH = 460;
const BAR_ROOM = 21;
const BAR_LABELS = 190;
const BAR_NUMBERS = 62;

/**
 * A chart of bars.
 * @param {Element} root where it goes.
 * @param {object} chart title, unit, noun (what a bar is of), names: of the bars, short: name ->
 *   what the axis calls it; series: one, [{name, values, reference}]; decimals, source.
 * @returns as `lineChart` does.
 */
export function barChart(root, chart) {
  const frame = framed(root, chart, BARS_WIDTH, chart.names.length * BAR_ROOM + 8);
  const rows = chart.names.map((name, index) => _barRow(frame.svg, chart.short?.[name] ?? name, index));
  const zero = drawn("line", { class: "zero", stroke: "#777777", y1: 2, y2: chart.names.length * BAR_ROOM + 4 });
  frame.svg.append(zero);
  const parts = { frame, rows, zero, axis: null };
  return movable(parts, chart, _drawBars);
}

function _barRow(svg, name, index) {
  const y = index * BAR_ROOM + 4;
  const text = { class: "tick", "font-size": 12, fill: "#222222", y: y + 13 };
  const bar = drawn("rect", { class: "fill-0", fill: inkOf(0), y: y + 2, height: BAR_ROOM - 7 });
  const before = drawn("line", { class: "reference", stroke: REFERENCE_INK, "stroke-width": 2.5, y1: y - 1, y2: y + BAR_ROOM - 3 });
  const number = drawn("text", { ...text, x: BARS_WIDTH - 4, "text-anchor": "end" });
  const label = drawn("text", { ...text, x: BAR_LABELS - 8, "text-anchor": "end", text: shortened(name, 31) });
  if (name.length > 31) label.append(drawn("title", { text: name }));
  svg.append(label, bar, before, number);
  return { bar, before, number };
}

/** A text that fits: its end is cut off, and said to be. */
export function shortened(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

function _drawBars(parts, chart) {
  const [{ values, reference }] = chart.series;
  parts.axis = grown(parts.axis, axisOf(reach([values, reference ?? []])));
  const x = axisScale(parts.axis, [BAR_LABELS, BARS_WIDTH - BAR_NUMBERS]);
  parts.rows.forEach(({ bar, before, number }, index) => {
    const there = Number.isFinite(values[index]);
    const [from, to] = [x(0), there ? x(values[index]) : x(0)];
    mark(bar, "x", tenth(Math.min(from, to)));
    mark(bar, "width", tenth(Math.abs(to - from)));
    const was = reference && Number.isFinite(reference[index]) ? x(reference[index]) : x(0);
    mark(before, "x1", tenth(was));
    mark(before, "x2", tenth(was));
    mark(before, "visibility", reference && Number.isFinite(reference[index]) ? "visible" : "hidden");
    say(number, fixed(values[index], chart.decimals ?? 2));
  });
  mark(parts.zero, "x1", tenth(x(0)));
  mark(parts.zero, "x2", tenth(x(0)));
  parts.frame.tell(reference ? [{ kind: "area", ink: inkOf(0), rank: 0, text: chart.series[0].name }, { kind: "tick", ink: REFERENCE_INK, rank: "reference", text: `tick: ${AS_DELIVERED}` }] : []);
  parts.frame.refresh(chart);
}
