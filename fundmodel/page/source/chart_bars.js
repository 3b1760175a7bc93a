// Bars: one result, a bar a member; a grey tick says where it was as delivered.

import { drawn, mark, say } from "./elements.js";
import { fixed } from "./numbers.js";
import { axisOf, grown, reach, axisScale } from "./chart_scale.js";
import { tenth } from "./chart_paths.js";
import { AS_DELIVERED, REFERENCE_INK, framed, inkOf, movable } from "./chart_frame.js";

const BARS_WIDTH = 460;
const BAR_ROOM = 21;
const BAR_NUMBERS = 62;
const LETTER = 6.3; // a letter's width, which is never measured: it differs from machine to machine
const LONGEST_BESIDE = 36; // letters; longer names stand above their bars

/**
 * A chart of bars.
 * @param {Element} root where it goes.
 * @param {object} chart title, unit, noun (what a bar is of), names: of the bars, short: name ->
 *   what the axis calls it; series: one, [{name, values, reference}]; decimals, source.
 * @returns as `lineChart` does.
 */
export function barChart(root, chart) {
  const names = chart.names.map((name) => chart.short?.[name] ?? name);
  const longest = Math.max(...names.map((name) => name.length));
  const above = longest > LONGEST_BESIDE;
  const room = above ? BAR_ROOM * 1.7 : BAR_ROOM;
  const left = above ? 4 : 20 + LETTER * longest;
  const frame = framed(root, chart, BARS_WIDTH, names.length * room + 8);
  const rows = names.map((name, index) => _barRow(frame.svg, name, 4 + index * room, left, above));
  const zero = drawn("line", {
    class: "zero",
    stroke: "#777777",
    y1: 2,
    y2: tenth(names.length * room + 4),
  });
  frame.svg.append(zero);
  return movable({ frame, rows, zero, left, axis: null }, chart, _drawBars);
}

function _barRow(svg, name, top, left, above) {
  const y = above ? top + BAR_ROOM * 0.7 : top;
  const text = { class: "tick", "font-size": 12, fill: "#222222" };
  const label = above
    ? { x: 4, y: tenth(top + 11) }
    : { x: left - 8, y: tenth(y + 13), "text-anchor": "end" };
  const bar = drawn("rect", {
    class: "fill-0",
    fill: inkOf(0),
    y: tenth(y + 2),
    height: BAR_ROOM - 7,
  });
  const before = drawn("line", {
    class: "reference",
    stroke: REFERENCE_INK,
    "stroke-width": 2.5,
    y1: tenth(y - 1),
    y2: tenth(y + BAR_ROOM - 3),
  });
  const number = drawn("text", {
    ...text,
    x: BARS_WIDTH - 4,
    y: tenth(y + 13),
    "text-anchor": "end",
  });
  svg.append(drawn("text", { ...text, ...label, text: name }), bar, before, number);
  return { bar, before, number };
}

function _drawBars(parts, chart) {
  const [{ values, reference }] = chart.series;
  parts.axis = grown(parts.axis, axisOf(reach([values, reference ?? []])));
  const x = axisScale(parts.axis, [parts.left, BARS_WIDTH - BAR_NUMBERS]);
  parts.rows.forEach(({ bar, before, number }, index) => {
    const there = Number.isFinite(values[index]);
    const [from, to] = [x(0), there ? x(values[index]) : x(0)];
    mark(bar, "x", tenth(Math.min(from, to)));
    mark(bar, "width", tenth(Math.abs(to - from)));
    const was = reference && Number.isFinite(reference[index]) ? x(reference[index]) : x(0);
    mark(before, "x1", tenth(was));
    mark(before, "x2", tenth(was));
    mark(
      before,
      "visibility",
      reference && Number.isFinite(reference[index]) ? "visible" : "hidden",
    );
    say(number, fixed(values[index], chart.decimals ?? 2));
  });
  mark(parts.zero, "x1", tenth(x(0)));
  mark(parts.zero, "x2", tenth(x(0)));
  parts.frame.tell(
    reference
      ? [
          { kind: "area", ink: inkOf(0), rank: 0, text: chart.series[0].name },
          { kind: "tick", ink: REFERENCE_INK, rank: "reference", text: `tick: ${AS_DELIVERED}` },
        ]
      : [],
  );
}
