// Worked by hand: numbers, axes, paths, words and files of the page's charts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { fileName } from "../../fundmodel/page/source/chart_files.js";
import {
  areaPath,
  columnPath,
  linePath,
  stacked,
} from "../../fundmodel/page/source/chart_paths.js";
import { legendOf } from "../../fundmodel/page/source/chart_plan.js";
import { nearestTo, yearInWords } from "../../fundmodel/page/source/chart_readout.js";
import {
  apart,
  axisOf,
  axisScale,
  decimalsOf,
  grown,
  reach,
  ticks,
  yearTicks,
} from "../../fundmodel/page/source/chart_scale.js";
import {
  asCsv,
  chartInWords,
  chartTable,
  gapsInWords,
} from "../../fundmodel/page/source/chart_words.js";
import { quarterEnd } from "../../fundmodel/page/source/days.js";
import {
  dateField,
  dateText,
  fixed,
  format,
  formatWithUnit,
  serialOf,
  signed,
  told,
  untold,
} from "../../fundmodel/page/source/numbers.js";
import { piecesOf } from "../../fundmodel/page/source/sections/formula.js";
import { searched } from "../../fundmodel/page/source/sections/lines.js";
import { reasonOf } from "../../fundmodel/page/source/sections/scenarios.js";

const DATA = {
  units: {
    "US$ m": { style: "money", kind: "plain", told: 0.001, told_as: "US$ bn" },
    share: { style: "percent", kind: "share", told: 100, told_as: "%" },
    factor: { style: "factor", kind: "plain", told: 1, told_as: "factor" },
    date: { style: "date", kind: "date", told: 1, told_as: "date" },
    "calendar year": { style: "whole", kind: "calendar year", told: 1, told_as: "calendar year" },
    quarters: { style: "whole", kind: "quarters", told: 1, told_as: "quarters" },
  },
};

test("amounts are told in billions, shares in per cent, dates as dates", () => {
  assert.equal(format(DATA, "US$ m", 1234567.8), "1,234.57");
  assert.equal(formatWithUnit(DATA, "US$ m", -1500), "-1.50 US$ bn");
  assert.equal(formatWithUnit(DATA, "share", 0.1314), "13.14 %");
  assert.equal(formatWithUnit(DATA, "factor", 0.91), "0.91");
  assert.equal(format(DATA, "date", 46387), "31 Dec 2026");
  assert.equal(format(DATA, "calendar year", 2036), "2036");
  assert.equal(format(DATA, "quarters", 1200), "1,200");
  assert.equal(untold(DATA, "US$ m", told(DATA, "US$ m", 21500)), 21500);
});

test("what is not available says so, and nothing is minus zero", () => {
  for (const none of [NaN, Infinity, -Infinity, null])
    assert.equal(format(DATA, "US$ m", none), "n/a");
  assert.equal(fixed(-0.001), "0.00");
  assert.equal(signed(DATA, "US$ m", 4), "0.00");
  assert.equal(signed(DATA, "US$ m", 2310), "+2.31");
  assert.equal(signed(DATA, "US$ m", -2310), "-2.31");
});

test("dates are days since the end of 1899", () => {
  assert.equal(dateField(46387), "2026-12-31");
  assert.equal(serialOf("2026-12-31"), 46387);
  assert.ok(Number.isNaN(serialOf("2026-02-31x")));
  assert.deepEqual(
    [46387, 46388, 46477].map((day) => dateField(quarterEnd(day))),
    ["2026-12-31", "2027-03-31", "2027-03-31"],
  );
  assert.equal(dateField(quarterEnd(46387, -4)), "2025-12-31");
  assert.equal(dateText(46388), "1 Jan 2027");
});

test("an axis begins and ends at ticks", () => {
  assert.deepEqual(axisOf([0, 64.3]), [0, 80]);
  assert.deepEqual(ticks([0, 80]), [0, 20, 40, 60, 80]);
  assert.deepEqual(axisOf([-14, 32]), [-20, 40]);
  assert.deepEqual(ticks([-20, 40]), [-20, 0, 20, 40]);
  assert.deepEqual(axisOf([0, 0]), [0, 1]);
  assert.deepEqual(axisOf([-3, 0]), [-3, 0]);
  assert.equal(decimalsOf([0, 80]), 0);
  assert.equal(decimalsOf([0, 1]), 2); // steps of 0.25
  assert.equal(decimalsOf([0, 1.5]), 1); // of 0.5
  assert.equal(decimalsOf([0, 0.0008]), 4);
});

test("zero is within reach, gaps are passed over", () => {
  assert.deepEqual(reach([[3, NaN, 5], [Infinity]]), [0, 5]);
  assert.deepEqual(reach([[-3, -1]]), [-3, 0]);
  assert.deepEqual(reach([]), [0, 0]);
  assert.deepEqual(reach([[1e-180, -3e-12, -Infinity]]), [0, 0]);
});

test("an axis that moves only grows", () => {
  assert.deepEqual(grown(null, [0, 2]), [0, 2]);
  assert.deepEqual(grown([0, 4], [-1, 2]), [-1, 4]);
  assert.equal(axisScale([0, 10], [100, 0])(2.5), 75);
});

test("round years are written", () => {
  const years = Array.from({ length: 31 }, (_, index) => 2026 + index);
  assert.deepEqual(yearTicks(years), [2030, 2040, 2050]);
  assert.deepEqual(yearTicks([2026, 2027, 2028]), [2026, 2027, 2028]);
});

test("labels that would meet are moved apart, within the drawing", () => {
  assert.deepEqual(apart([50, 50, 10], 13, 0, 100), [50, 63, 10]);
  assert.deepEqual(apart([99, 98], 13, 0, 100), [100, 87]);
  assert.deepEqual(apart([], 13, 0, 100), []);
});

test("a gap breaks a line, and no path has NaN in it", () => {
  assert.equal(linePath([0, 1, 2, 3], [5, NaN, 7.25, 8]), "M0 5M2 7.3L3 8");
  assert.equal(linePath([0, 1], [NaN, NaN]), "");
  assert.equal(areaPath([0, 1, 2], [0, 0, NaN], [5, 6, 7]), "M0 5L1 6L1 0L0 0Z");
  assert.equal(columnPath([10, 20, 30], [0, 0, 0], [5, NaN, 0], 4), "M8 0v5h4v-5Z");
});

test("columns below zero hang by themselves; areas add up", () => {
  const [first, second, third] = stacked(
    [
      [1, -2],
      [3, 4],
      [-5, NaN],
    ],
    true,
  );
  assert.deepEqual(first, { lower: [0, 0], upper: [1, -2] });
  assert.deepEqual(second, { lower: [1, 0], upper: [4, 4] });
  assert.deepEqual(third, { lower: [0, 4], upper: [-5, 4] });
  assert.deepEqual(stacked([[1], [-3]], false)[1], { lower: [1], upper: [-2] });
  assert.deepEqual(stacked([], true), []);
});

const CHART = {
  title: "Paid",
  unit: "US$ bn a year, nominal",
  years: [2030, 2031, 2032],
  series: [
    { name: "In", values: [1, 3, 2], reference: [1, 2, 2], adds: true, kind: "line" },
    { name: "Held", values: [4, NaN, 5], reference: null, adds: false, kind: "line" },
  ],
};

test("a chart says its peaks, sums and ends, and what it was as delivered", () => {
  assert.equal(
    chartInWords(CHART),
    "Paid, US$ bn a year, nominal. In: highest in 2031 with 3.00, 6.00 in all " +
      "(as delivered 5.00). Held: highest in 2032 with 5.00, 5.00 at the end.",
  );
  const nothing = {
    ...CHART,
    series: [
      { name: "In", values: [0, 0, 0.001], adds: true },
      { name: "Rate", values: [NaN, NaN, NaN] },
    ],
  };
  assert.equal(
    chartInWords(nothing),
    "Paid, US$ bn a year, nominal. In: nothing in any year. Rate has no value in any year.",
  );
  const bars = {
    title: "Gain",
    unit: "US$ bn",
    names: ["A", "B", "C"],
    series: [{ name: "Gain", values: [1, -4, 2] }],
  };
  assert.equal(
    chartInWords(bars),
    "Gain, US$ bn. Gain: highest C with 2.00, lowest B with -4.00, of 3.",
  );
});

test("what is missing is said, never passed over", () => {
  assert.equal(gapsInWords(CHART), "Held has no value in 2031.");
  const years = Array.from({ length: 9 }, (_, index) => 2030 + index);
  const most = {
    years,
    series: [{ name: "Rate", values: years.map((year) => (year > 2032 ? NaN : 1)) }],
  };
  assert.equal(gapsInWords(most), "Rate has no value in 6 of 9, first 2033.");
  assert.equal(
    gapsInWords({ names: ["A", "B"], series: [{ name: "Rate", values: [NaN, 1] }] }),
    "Rate has no value for A.",
  );
  assert.equal(
    gapsInWords({ years: [1], series: [{ name: "Rate", values: [NaN] }] }),
    "Rate has no value in any year.",
  );
});

test("the legend tells bands of worlds apart, as they are drawn on each other", () => {
  const fans = [{ share: 90 }, { share: 50 }];
  const entries = legendOf({ series: [], fans });
  assert.deepEqual(
    entries.map(({ text, opacity }) => [text, opacity]),
    [
      ["90 of 100 worlds", 0.18],
      ["50 of 100 worlds", 0.328], // 0.18 over 0.18: 1 - 0.82 * 0.82, rounded
    ],
  );
});

test("a year is read out", () => {
  assert.equal(yearInWords(CHART, 1), "2031: In 3.00 (as delivered 2.00); Held n/a");
  assert.equal(nearestTo(21, [0, 10, 20, 30]), 2);
});

test("a table has all digits in CSV, empty gaps, and no text that is a formula", () => {
  const table = chartTable(CHART);
  assert.deepEqual(table.heads, ["Year", "In", "In, as delivered", "Held"]);
  assert.equal(
    asCsv(table),
    'Year,In,"In, as delivered",Held\r\n2030,1,1,4\r\n2031,3,2,\r\n2032,2,2,5\r\n',
  );
  assert.equal(
    asCsv({ heads: ["=1+1", 'a "b"'], rows: [["-x", 0.1 + 0.2]] }),
    '\'=1+1,"a ""b"""\r\n\'-x,0.30000000000000004\r\n',
  );
  assert.equal(fileName('US take, by "reading"', "csv"), "us_take_by_reading.csv");
  assert.equal(fileName("…", "svg"), "chart.svg");
});

test("names in a formula lead on, and only those that it reads", () => {
  assert.deepEqual(piecesOf("previous(cash) + paid[cash]-cash_floor", ["cash_floor", "paid"]), [
    { text: "previous(cash) + " },
    { name: "paid", text: "paid" },
    { text: "[cash]-" },
    { name: "cash_floor", text: "cash_floor" },
  ]);
});

test("a search finds all words, in names and labels, the name itself first", () => {
  const data = {
    lines: [
      { name: "all_cash", label: "Cash of all", stage: "a" },
      { name: "cash", label: "Cash", stage: "b" },
    ],
    inputs: [{ name: "rate", label: "Rate on cash" }],
  };
  assert.deepEqual(
    searched(data, "cash", "").map((one) => one.name),
    ["cash", "all_cash", "rate"],
  );
  assert.deepEqual(
    searched(data, "RATE cash", "").map((one) => one.name),
    ["rate"],
  );
  assert.deepEqual(
    searched(data, "cash", "a").map((one) => one.name),
    ["all_cash"],
  );
  assert.deepEqual(searched(data, "nothing", ""), []);
});

test("a reason stands at the address, or at the whole assumption", () => {
  const scenario = { because: { "rate[2030]": "then", rate: "always" } };
  assert.equal(reasonOf(scenario, "rate[2030]"), "then");
  assert.equal(reasonOf(scenario, "rate[2031]"), "always");
  assert.equal(reasonOf({}, "rate"), "");
});
