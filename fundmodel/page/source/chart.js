// Charts by calendar year, drawn by hand: lines, areas and columns on each other, bands of worlds.
// Yours is solid, what was delivered dashed and grey.

import { drawn, mark } from "./elements.js";
import { framed, inkOf, movable } from "./chart_frame.js";
import { CHART_HEIGHT, CHART_SIDES, CHART_WIDTH, drawGrid, endLabels } from "./chart_grid.js";
import { areaPath } from "./chart_paths.js";
import {
  BAND_OPACITY,
  dashedLine,
  drawnNumbers,
  legendOf,
  lineReferences,
  pilesOf,
  referencesOf,
  seriesShape,
  totalReference,
} from "./chart_plan.js";
import { readable } from "./chart_readout.js";
import { axisOf, axisScale, grown, reach } from "./chart_scale.js";

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
  const piles = pilesOf(chart);
  const fans = (chart.fans ?? []).flatMap((fan) => [fan.low, fan.high]);
  const ends = reach([
    ...chart.series.flatMap((one, index) => drawnNumbers(one, piles[index])),
    ...referencesOf(chart),
    ...fans,
  ]);
  parts.axis = grown(parts.axis, axisOf(ends));
  parts.y = axisScale(parts.axis, [CHART_HEIGHT - CHART_SIDES.bottom, CHART_SIDES.top]);
  const [first, last] = [chart.years[0] - 0.5, chart.years.at(-1) + 0.5];
  parts.x = axisScale([first, last], [CHART_SIDES.left, CHART_WIDTH - CHART_SIDES.right]);
  parts.xs = chart.years.map(parts.x);
  drawGrid(parts, chart);
  _setPaths(
    parts.layers.fans,
    (chart.fans ?? []).map((fan) => ({
      d: areaPath(parts.xs, Array.from(fan.low, parts.y), Array.from(fan.high, parts.y)),
      class: "fan",
      fill: inkOf(0),
      "fill-opacity": BAND_OPACITY,
      stroke: "none",
    })),
  );
  _setPaths(
    parts.layers.references,
    lineReferences(chart).map((numbers) => dashedLine(parts, numbers)),
  );
  _setPaths(
    parts.layers.totals,
    totalReference(chart).map((numbers) => dashedLine(parts, numbers)),
  );
  _setPaths(
    parts.layers.shapes,
    chart.series.map((one, index) => seriesShape(parts, chart, one, index, piles[index])),
  );
  endLabels(parts, chart);
  parts.frame.tell(legendOf(chart));
}

function _setPaths(layer, wanted) {
  while (layer.childElementCount > wanted.length) layer.lastElementChild.remove();
  while (layer.childElementCount < wanted.length) layer.append(drawn("path"));
  wanted.forEach((attributes, index) => {
    for (const [name, value] of Object.entries(attributes))
      mark(layer.children[index], name, value);
  });
}
