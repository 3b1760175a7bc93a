// What a line reads, with the numbers of the year that is chosen: the next step of the chain.

import { membersOf, named } from "../addresses.js";
import { fill, made, say } from "../elements.js";
import { NOT_THERE, toldAs } from "../numbers.js";
import { sumOf } from "../sums.js";
import { columnHeads, scrolling } from "../tables.js";
import { heldIn } from "../values.js";
import { assumptionText } from "./assumption_page.js";
import { nameLink } from "./formula.js";
import { YOURS, addsUp, memberIndex, yearsOf } from "./told_lines.js";

const WHEN_READ = {
  now: "",
  previous: "a quarter before",
  lagged: "some quarters before",
  life: "over the whole life",
};
const AT_START = "at the start of the year";
const TITLE_OF_READS = "What it is made of";
const NUMBER_COLUMN = 2;

/** A table of what a line reads: the name, which leads on, and its number. */
export function readsTable(root, line, at, follow) {
  const body = made("tbody");
  const heads = columnHeads("It reads", "What it is", "Number", "Unit");
  const head = heads.querySelectorAll("th")[NUMBER_COLUMN];
  const table = made("table", { class: "numbers reads" }, heads, body);
  root.append(made("h4", { text: TITLE_OF_READS }), scrolling(TITLE_OF_READS, table));
  let rows = null;
  const mine = made("td");
  const foot = made(
    "tr",
    { class: "row-total" },
    made("th", { scope: "row", text: line.name }),
    made("td", { class: "words", text: "This line" }),
    mine,
    made("td"),
  );
  return {
    update(app) {
      rows ??= _rowsOfReads(body, app, line, follow, foot);
      say(head, line.annual ? String(at.year) : "Over the life");
      for (const { read, cell } of rows) say(cell, readText(app, line, read, at));
      say(mine, readText(app, line, { name: line.name, when: "now" }, at));
    },
  };
}

/** The number of what is read: this year's, of the same member, or of all if it is not there. */
export function readText(app, line, read, at) {
  const input = named(app.data.inputs, read.name);
  if (input) return _ofAssumption(app, input, at);
  const found = named(app.data.lines, read.name);
  const index = found.each ? memberIndex(app.data, found, line.each ? at.member : "") : 0;
  const members = membersOf(app.data, found);
  const start = startsWith(line, found, read);
  if (index >= 0) return _asTold(app, found, _number(app, line, found, index, at, start));
  if (!addsUp(app.data, found)) return `${members.length} numbers`;
  const all = sumOf(members.map((_, one) => _number(app, line, found, one, at, start)));
  return `${_asTold(app, found, all)} in all`;
}

/** Whether a year begins with what is read: a balance of the quarter before. */
export function startsWith(line, found, read) {
  return read.when === "previous" && line.annual !== null && found.annual === "end";
}

/** Of a line by year the number of that year; below a result what the whole life comes to. */
function _number(app, line, found, index, at, start) {
  if (!found.annual) return app.engine.result(found.name, index, YOURS);
  const year = app.engine.calendarYears().indexOf(at.year);
  if (start) return _before(app, found, index, at.year);
  const years = yearsOf(app, found.name, index, YOURS);
  if (line.annual) return years[year] ?? NaN;
  return found.annual === "sum" ? sumOf(years) : years.at(-1);
}

function _before(app, found, index, year) {
  const first = app.engine.quarters(app.data.calendar.year, 0, YOURS).indexOf(year, 1);
  return app.engine.quarters(found.name, index, YOURS)[first - 1];
}

function _asTold(app, found, number) {
  if (!Number.isFinite(number)) return NOT_THERE;
  return assumptionText(app.data, found, number);
}

function _ofAssumption(app, input, at) {
  if (input.by_year)
    return assumptionText(app.data, input, heldIn(app.values[YOURS].stated[input.name], at.year));
  const members = membersOf(app.data, input);
  const index = input.each ? members.indexOf(at.member) : 0;
  if (index < 0) return `${members.length} numbers`;
  return assumptionText(app.data, input, app.values[YOURS].get(input.name)[index]);
}

function _rowsOfReads(body, app, line, follow, foot) {
  const reads = line.reads.filter(
    (read, index) =>
      line.reads.findIndex((one) => one.name === read.name && one.when === read.when) === index,
  );
  const rows = reads.map((read) => ({ read, cell: made("td") }));
  const told = rows.map(({ read, cell }) => {
    const found = named(app.data.inputs, read.name) ?? named(app.data.lines, read.name);
    const when = startsWith(line, found, read) ? AT_START : WHEN_READ[read.when];
    const source = found.source
      ? `${found.label}. Source: ${found.source.title ?? ""} (grade ${found.grade})`
      : found.label;
    return made(
      "tr",
      {},
      made("th", { scope: "row" }, nameLink(read.name, follow)),
      made("td", { class: "words", text: when ? `${source}, ${when}` : source }),
      cell,
      made("td", { text: toldAs(app.data, found.unit) }),
    );
  });
  fill(body, ...told, foot);
  return rows;
}
