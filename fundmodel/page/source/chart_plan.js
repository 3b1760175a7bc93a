// What a chart by calendar year consists of, before it is drawn: piles of areas and columns, the
// dashed lines of what was delivered, the path of each series, the legend.

import { AS_DELIVERED, REFERENCE_INK, inkOf } from "./chart_frame.js";
import { areaPath, columnPath, linePath, stacked } from "./chart_paths.js";

export const BAND_OPACITY = 0.18;

/** Of each area or column what it stands on and where it ends; of a line nothing. */
export function pilesOf(chart) {
  const piled = chart.series.filter(
    (one) => one.kind === "area" || (one.kind === "column" && !chart.clustered),
  );
  const found = stacked(
    piled.map((one) => one.values),
    piled.some((one) => one.kind === "column"),
  );
  return chart.series.map((one) => found[piled.indexOf(one)]);
}

/** The numbers that a series needs room for. */
export function drawnNumbers(one, pile) {
  return pile ? [pile.lower, pile.upper] : [one.values];
}

/** Each line as it was delivered; it lies under what is yours. */
export function lineReferences(chart) {
  return chart.series
    .filter((one) => one.kind === "line" && one.reference)
    .map((one) => one.reference);
}

/** The whole of what lies on each other, as delivered; it would be hidden under it. */
export function totalReference(chart) {
  const piled = chart.series.filter((one) => one.kind !== "line" && one.reference);
  if (!piled.length || chart.clustered) return [];
  return [chart.years.map((_, year) => piled.reduce((sum, one) => sum + one.reference[year], 0))];
}

/** All dashed lines. */
export function referencesOf(chart) {
  return [...totalReference(chart), ...lineReferences(chart)];
}

/** A dashed line as attributes of a path, on the scales of a chart. */
export function dashedLine({ xs, y }, numbers) {
  return {
    d: linePath(xs, Array.from(numbers, y)),
    class: "reference",
    fill: "none",
    stroke: REFERENCE_INK,
    "stroke-width": 1.8,
    "stroke-dasharray": "5 4",
  };
}

/** A series as attributes of a path: a line, an area or columns. */
export function seriesShape({ xs, y }, chart, one, index, pile) {
  const ink = inkOf(index);
  if (one.kind === "line") {
    return {
      d: linePath(xs, Array.from(one.values, y)),
      class: `stroke-${index}`,
      fill: "none",
      stroke: ink,
      "stroke-width": 2.2,
      "stroke-linejoin": "round",
    };
  }
  const filled = { class: `fill-${index}`, fill: ink, stroke: "none" };
  const room = xs.length > 1 ? xs[1] - xs[0] : 40;
  if (pile && one.kind === "area")
    return { ...filled, d: areaPath(xs, pile.lower.map(y), pile.upper.map(y)) };
  if (pile)
    return { ...filled, d: columnPath(xs, pile.lower.map(y), pile.upper.map(y), room * 0.72) };
  const width = (room * 0.8) / chart.series.length;
  const moved = xs.map((x) => x + (index - (chart.series.length - 1) / 2) * width);
  return {
    ...filled,
    d: columnPath(
      moved,
      xs.map(() => y(0)),
      Array.from(one.values, y),
      width,
    ),
  };
}

/** How opaque so many bands are where they lie on each other, as the inner ones do. */
function opacityOfBands(count) {
  return Number((1 - (1 - BAND_OPACITY) ** count).toFixed(3));
}

/** What the legend of a chart tells. */
export function legendOf(chart) {
  const series = chart.series.map((one, index) => ({
    kind: one.kind,
    ink: inkOf(index),
    rank: index,
    text: one.name,
  }));
  const piled = chart.series.some((one) => one.kind !== "line") && !chart.clustered;
  const has = referencesOf(chart).length > 0;
  const reference = {
    kind: "reference",
    ink: REFERENCE_INK,
    rank: "reference",
    text: piled ? `${AS_DELIVERED}, in all` : AS_DELIVERED,
  };
  const fans = (chart.fans ?? []).map((fan, index) => ({
    kind: "area",
    ink: inkOf(0),
    rank: "fan",
    opacity: opacityOfBands(index + 1),
    text: `${fan.share} of 100 worlds`,
  }));
  return [...series, ...(has ? [reference] : []), ...fans];
}
