// The numbers of many worlds: whatever a scenario and its edits leave open, drawn together.

import { dayOf, quarterOf } from "../days.js";
import { processOf } from "./correlated.js";
import { fittedRow, holdToTotals } from "./fitted.js";
import { plausibleRange } from "./ranges_of_inputs.js";
import { shapeOf } from "./shapes.js";

/** The calendar year in which each quarter ends, from the first after the opening on. */
export function yearOfEachQuarter({ calendar }, values) {
  const day = dayOf(values.get(calendar.opening_date)[0]);
  const before = day.getUTCFullYear() * 4 + quarterOf(day);
  const count = values.get(calendar.number_of_quarters)[0];
  return Array.from({ length: count }, (_, number) => Math.floor((before + number + 1) / 4));
}

/** The draws of a state: those of its scenario, without the numbers that were set by hand. */
export function activeDraws({ draws, scenarios, inputs }, { scenario, fixed }) {
  const set = new Set(fixed);
  const wholes = new Set(fixed.map((address) => address.split("[")[0]));
  return scenarios[scenario].draws.flatMap((number) => {
    const draw = draws[number];
    if (inputs[draw.input].kind !== "column")
      return wholes.has(draw.input) ? [] : [{ ...draw, number }];
    const names = inputs[draw.input].members;
    const members = draw.members.filter((at) => !set.has(`${draw.input}[${names[at]}]`));
    return members.length ? [{ ...draw, number, members }] : [];
  });
}

/** Series by year over one range of columns, which covers the horizon too. */
export function seriesColumns([firstStated, count], years) {
  const first = Math.min(firstStated, years[0]);
  const last = Math.max(firstStated + count - 1, years.at(-1));
  return { first, count: last - first + 1 };
}

/** All inputs as rows: of a column one a member, of a series one a calendar year. */
export function statedRows(draws, seriesYears, columns, values) {
  const [first, count] = seriesYears;
  const rows = new Map();
  for (const [name, { kind }] of Object.entries(draws.inputs)) {
    const numbers = values.get(name);
    const inColumn = (_, at) =>
      numbers[Math.min(Math.max(at + columns.first - first, 0), count - 1)];
    rows.set(
      name,
      kind === "series" ? Array.from({ length: columns.count }, inColumn) : [...numbers],
    );
  }
  return rows;
}

/** Whatever is drawn, but for events. */
export class DrawnInputs {
  constructor(data, state, scores) {
    const { draws } = data;
    Object.assign(this, { draws, state, scores });
    this.quarterYears = yearOfEachQuarter(draws, state.values);
    this.years = [...new Set(this.quarterYears)];
    this.columns = seriesColumns(data.series_years, this.years);
    this.rows = statedRows(draws, data.series_years, this.columns, state.values);
    this.active = activeDraws(draws, state);
    const inYears = this.active.filter(({ persistence }) => persistence !== null);
    this.inYears = inYears.map(({ name }) => name);
    for (const draw of this.active) this.put(draw);
    holdToTotals(draws.inputs, this.rows, scores.paths);
  }

  put(draw) {
    if (draw.persistence === null) this.putOnce(draw);
    else this.putByYear(draw);
  }

  range(draw, member) {
    const lookUp = (name) => this.state.values.get(name)[0];
    return plausibleRange(this.draws, this.state.scenario, draw.input, member, lookUp);
  }

  putOnce(draw) {
    const { kind, whole } = this.draws.inputs[draw.input];
    const x = this.scores.keeping(`number ${draw.number}`, () =>
      this.scores.once(draw).map(shapeOf(draw)),
    );
    const stated = this.rows.get(draw.input);
    const moves = kind === "column" ? new Set(draw.members) : null;
    const made = new Map(); // a series holds a number for many years
    const fitted = (number, member) => {
      if (kind !== "series") return fittedRow(draw, number, x, this.range(draw, member), whole);
      if (!made.has(number)) made.set(number, fittedRow(draw, number, x, this.range(draw), whole));
      return made.get(number);
    };
    this.rows.set(
      draw.input,
      stated.map((number, at) => (moves && !moves.has(at) ? number : fitted(number, at))),
    );
  }

  putByYear(draw) {
    const { whole } = this.draws.inputs[draw.input];
    const key = `process ${draw.number} ${this.years[0]} ${this.years.at(-1)} ${this.inYears}`;
    const path = this.scores.keeping(key, () =>
      processOf(draw, shapeOf(draw), this.scores.byYear(draw, this.years, this.inYears)),
    );
    const stated = this.rows.get(draw.input);
    const range = this.range(draw);
    const drawn = path.map((x, at) =>
      fittedRow(draw, stated[this.years[at] - this.columns.first], x, range, whole),
    );
    this.rows.set(
      draw.input,
      stated.map((_, at) => {
        const year = at + this.columns.first - this.years[0];
        return drawn[Math.min(Math.max(year, 0), drawn.length - 1)];
      }),
    );
  }
}
