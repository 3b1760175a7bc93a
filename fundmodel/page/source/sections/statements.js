// Statements by calendar year, added up as the workbook adds them up.

import { memberIndex, lineOf, yearsOf, yearsTogether, DELIVERED, YOURS } from "./told_lines.js";
import { fixed } from "../numbers.js";
import { made } from "../elements.js";
import { saveCsv } from "../chart_files.js";
import { numberTable, opened } from "./number_tables.js";

/** The numbers of every row of a statement, in US$ m: label -> one a year. */
export function statementRows(app, statement, lane) {
  const rows = new Map();
  const [tolerance] = app.values[lane].get(app.data.calendar.check_tolerance);
  for (const row of statement.rows) {
    const terms = [
      ...row.parts.map((part) => _times(_ofPart(app, part, lane), part.sign)),
      ...row.rows.map(({ sign, label }) => _times(rows.get(label), sign)),
    ];
    const total = terms.reduce((sum, one) => sum.map((number, year) => number + one[year]));
    rows.set(
      row.label,
      row.kind === "check" ? total.map((number) => _toNearest(number, tolerance)) : total,
    );
  }
  return rows;
}

/** Statements that open one by one, with a switch to the difference from what was delivered. */
export function statementTables(root, statements) {
  const parts = statements.map((statement) =>
    opened(root, statement.title, (part, app) => _statement(part, app, statement)),
  );
  return { update: (app) => parts.forEach((part) => part.update(app)) };
}

function _statement(part, app, statement) {
  const difference = made("input", { type: "checkbox", onchange: () => update(now) });
  const table = { rows: null };
  let now = app;
  part.append(
    made(
      "p",
      { class: "files" },
      made("label", {}, difference, made("span", { text: "Difference from what was delivered" })),
      made("button", {
        type: "button",
        text: "CSV",
        onclick: () => saveCsv(statement.title, _asTable(now, statement, difference.checked)),
      }),
    ),
  );
  const years = app.engine.calendarYears();
  const numbers = numberTable(part, `${statement.title}, ${statement.basis}`, [
    "Row",
    ...years.map(String),
  ]);
  const update = (latest) => {
    now = latest;
    table.rows = _told(latest, statement, difference.checked);
    numbers.update(
      table.rows.map(({ label, kind, values }) => ({
        label,
        kind,
        cells: values.map((one) => fixed(one)),
      })),
    );
  };
  return { update };
}

function _told(app, statement, difference) {
  const mine = statementRows(app, statement, YOURS);
  const before = difference ? statementRows(app, statement, DELIVERED) : null;
  return statement.rows.map(({ label, kind }) => ({
    label,
    kind,
    values: Array.from(
      mine.get(label),
      (one, year) => (one - (before ? before.get(label)[year] : 0)) / 1000,
    ),
  }));
}

function _asTable(app, statement, difference) {
  const rows = _told(app, statement, difference).map(({ label, values }) => [label, ...values]);
  return {
    heads: [`${statement.title}, ${statement.basis}`, ...app.engine.calendarYears().map(String)],
    rows,
  };
}

function _ofPart(app, part, lane) {
  const index = part.member ? memberIndex(app.data, lineOf(app.data, part.name), part.member) : -1;
  if (part.at_start) return _atStart(app, part.name, Math.max(index, 0), lane);
  return index < 0 ? yearsTogether(app, part.name, lane) : yearsOf(app, part.name, index, lane);
}

/** What stands in the quarter before each year. */
function _atStart(app, name, index, lane) {
  const quarters = app.engine.quarters(name, index, lane);
  const years = app.engine.quarters(app.data.calendar.year, 0, lane);
  const first = app.engine.calendarYears(lane).map((year) => years.indexOf(year, 1));
  return Float64Array.from(first, (quarter) => quarters[quarter - 1]);
}

function _times(numbers, sign) {
  return numbers.map((number) => sign * number);
}

/** As whole multiples of a step, so that what is all but zero is zero. */
function _toNearest(number, step) {
  return Math.round(number / step) * step + 0;
}
