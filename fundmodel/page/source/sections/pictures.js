// The charts of a section, as its pictures say: lines by calendar year, or bars of a result.

import { membersOf, named, splitAddress } from "../addresses.js";
import { barChart } from "../chart_bars.js";
import { lineChart } from "../chart.js";
import { fill, made } from "../elements.js";
import { fingerprintOf } from "../state.js";
import {
  DELIVERED,
  YOURS,
  isChanged,
  lineOf,
  memberIndex,
  resultsTold,
  yearsTold,
} from "./told_lines.js";

const SERIES_KINDS = {
  "stacked columns": "column",
  "clustered columns": "column",
  "stacked area": "area",
  lines: "line",
};

/**
 * Charts of pictures.
 * @param {object[]} pictures as the fund has them.
 * @param {function(): string} picked the member whose lines are drawn; "" where there are none.
 * @returns {{element: Element, update: function(object), again: function(object)}}
 *   again: another member was picked.
 */
export function pictureCharts(pictures, picked) {
  const grid = made("div", { class: "charts" });
  let charts = null;
  const again = (app) => {
    fill(grid);
    charts = pictures.map((picture) => _chartOf(grid, app, picture, picked()));
  };
  return {
    element: grid,
    again,
    update(app) {
      if (!charts) again(app);
      else charts.forEach((chart) => chart.update(app));
    },
  };
}

function _chartOf(root, app, picture, picked) {
  return picture.kind === "bars"
    ? _barsOfMembers(root, app, picture)
    : _yearChart(root, app, picture, picked);
}

function _barsOfMembers(root, app, picture) {
  const [[name, legend]] = picture.lines;
  return resultBars(root, app, name, {
    title: picture.heading,
    unit: picture.unit,
    short: picture.short,
    noun: lineOf(app.data, name).each,
    legend,
  });
}

/**
 * A result as bars, one a member.
 * @param {string} name of the result.
 * @param {object} told title, unit, noun, short: as of `barChart`; legend: what the bars are.
 */
export function resultBars(root, app, name, { legend, ...told }) {
  const series = (now) => [resultSeries(now, name, legend)];
  const names = membersOf(app.data, lineOf(app.data, name));
  const chart = barChart(root, { ...told, names, series: series(app), source: sourceOf(app) });
  return { update: (now) => chart.update({ series: series(now), source: sourceOf(now) }) };
}

/** A result of every member: yours, with what was delivered where anything is changed. */
export function resultSeries(app, name, legend) {
  return {
    name: legend,
    values: resultsTold(app, name, YOURS),
    reference: isChanged(app) ? resultsTold(app, name, DELIVERED) : null,
  };
}

function _yearChart(root, app, picture, picked) {
  const lines = [
    ...picture.lines.map(([address, legend]) => ({
      address,
      legend,
      kind: SERIES_KINDS[picture.kind],
    })),
    ...picture.lines_over.map(([address, legend]) => ({ address, legend, kind: "line" })),
  ].filter(({ address }) => hasMember(app.data, address, picked));
  if (!lines.length) {
    root.append(
      made("p", {
        class: "nothing",
        text: `${picture.heading}: ${picked} has nothing of this kind.`,
      }),
    );
    return { update() {} };
  }
  const series = (now) =>
    lines.map(({ address, legend, kind }) => seriesOf(now, address, legend, kind, picked));
  const mine =
    picked && lines.some(({ address }) => lineOf(app.data, splitAddress(address)[0]).each);
  const chart = lineChart(root, {
    title: mine ? `${picture.heading}: ${picked}` : picture.heading,
    unit: picture.unit,
    clustered: picture.kind === "clustered columns",
    years: app.engine.calendarYears(),
    series: series(app),
    source: sourceOf(app),
  });
  return {
    update: (now) =>
      chart.update({
        years: now.engine.calendarYears(),
        series: series(now),
        source: sourceOf(now),
      }),
  };
}

/** Whether a line has the member that is picked, if it has members and its address names none. */
export function hasMember(data, address, picked) {
  const [name, member] = splitAddress(address);
  return !picked || member !== null || memberIndex(data, lineOf(data, name), picked) >= 0;
}

/** One series of a chart: yours, with what was delivered where anything is changed. */
export function seriesOf(app, address, name, kind, picked = "") {
  return {
    name,
    kind,
    adds: lineOf(app.data, splitAddress(address)[0]).annual === "sum",
    values: yearsTold(app, address, picked, YOURS),
    reference: isChanged(app) ? yearsTold(app, address, picked, DELIVERED) : null,
  };
}

/** What a saved drawing says it comes from. */
export function sourceOf(app) {
  const { title, version } = app.data;
  const { label, name } = named(app.data.scenarios, app.state.scenario);
  const edits = app.state.edits.size;
  const changes = edits ? `, with ${edits} ${edits === 1 ? "change" : "changes"}` : "";
  const called = `${label ?? name}${changes}`;
  return `${title}, version ${version}. ${called}. ${fingerprintOf(app.data, name)}`;
}
