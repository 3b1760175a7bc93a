// What a chart says in words and in a table: for those who do not see it, and for spreadsheets.

import { fixed, NOT_THERE } from "./numbers.js";
import { sumOf } from "./sums.js";

/** One sentence a series: its peak and when, what it comes to, and what it was as delivered. */
function seriesInWords(one, years, decimals) {
  const values = Array.from(one.values);
  const there = values.filter(Number.isFinite);
  if (!there.length) return `${one.name} has no value in any year.`;
  if (there.every((value) => fixed(value, decimals) === fixed(0, decimals)))
    return `${one.name}: nothing in any year.`;
  const peak = there.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most));
  const when = years[values.indexOf(peak)];
  const farthest = peak < 0 ? "lowest" : "highest";
  const all = one.adds
    ? `, ${fixed(sumOf(there), decimals)} in all`
    : `, ${fixed(there.at(-1), decimals)} at the end`;
  const before = _asDelivered(one, there, decimals);
  return `${one.name}: ${farthest} in ${when} with ${fixed(peak, decimals)}${all}${before}.`;
}

/** One sentence of bars: the two that reach farthest, and the last. */
function barsInWords(one, names, decimals) {
  const there = names
    .map((name, index) => ({ name, value: one.values[index] }))
    .filter(({ value }) => Number.isFinite(value));
  if (!there.length) return `${one.name} has no value.`;
  const ranked = there.sort((a, b) => b.value - a.value);
  const told = ({ name, value }) => `${name} with ${fixed(value, decimals)}`;
  if (ranked.length === 1) return `${one.name}: ${told(ranked[0])}.`;
  const [highest, lowest] = [ranked[0], ranked.at(-1)].map(told);
  return `${one.name}: highest ${highest}, lowest ${lowest}, of ${names.length}.`;
}

/** The whole of a chart in words. */
export function chartInWords(chart, decimals = 2) {
  const parts = chart.series.map((one) =>
    chart.names
      ? barsInWords(one, chart.names, decimals)
      : seriesInWords(one, chart.years, decimals),
  );
  return [`${chart.title}, ${chart.unit}.`, ...parts].join(" ");
}

/** What is missing in a chart, in words; "" if nothing is. */
export function gapsInWords(chart) {
  const labels = chart.names ?? chart.years;
  const told = chart.series.flatMap((one) => {
    const missing = labels.filter((_, index) => !Number.isFinite(one.values[index]));
    if (!missing.length) return [];
    if (missing.length === labels.length)
      return [`${one.name} has no value${chart.names ? "" : " in any year"}.`];
    const which =
      missing.length > 4
        ? `${missing.length} of ${labels.length}, first ${missing[0]}`
        : missing.join(", ");
    return [`${one.name} has no value ${chart.names ? "for" : "in"} ${which}.`];
  });
  return told.join(" ");
}

/**
 * Heads and rows of a chart: a row a year, or a row a member of bars; delivered beside yours.
 * @returns {{heads: string[], rows: (string|number)[][]}}
 */
export function chartTable(chart) {
  const heads = [chart.names ? (chart.noun ?? "Name") : "Year"];
  for (const one of chart.series) {
    heads.push(one.name);
    if (one.reference) heads.push(`${one.name}, as delivered`);
  }
  const rows = (chart.names ?? chart.years).map((label, index) => [
    label,
    ...chart.series.flatMap((one) =>
      one.reference ? [one.values[index], one.reference[index]] : [one.values[index]],
    ),
  ]);
  return { heads, rows };
}

/** A table as CSV (RFC 4180): all digits; what is not available is empty; no text is a formula. */
export function asCsv({ heads, rows }) {
  const lines = [heads, ...rows].map((row) => row.map(_inCsv).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** A table's cells as people read them. */
export function cellText(cell, decimals) {
  return typeof cell === "number" || cell === null ? fixed(cell, decimals) : cell;
}

function _inCsv(cell) {
  if (cell === null || cell === undefined || Number.isNaN(cell)) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function _asDelivered(one, there, decimals) {
  if (!one.reference) return "";
  const before = Array.from(one.reference).filter(Number.isFinite);
  const [was, is] = one.adds ? [sumOf(before), sumOf(there)] : [before.at(-1) ?? NaN, there.at(-1)];
  const text = Number.isFinite(was) ? fixed(was, decimals) : NOT_THERE;
  return text === fixed(is, decimals) ? "" : ` (as delivered ${text})`;
}
