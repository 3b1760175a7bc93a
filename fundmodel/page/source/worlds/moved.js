// One thing moved by itself: what an input becomes, and how far it may go.

import { quarterEnd } from "../days.js";
import { sumOf } from "../sums.js";
import { nearestWhole, roundedToText } from "./decimals.js";
import { movedNumber } from "./fitted.js";
import { inputOf, plausibleRange } from "./ranges_of_inputs.js";

const FULL = 1 - 1e-12; // amounts that share a total stop so little below it: sums are rounded

/**
 * What is moved together, by one number x.
 *
 * Attributes: `name`; `input`: of the scalar, series or column; `members`: of a column the places
 * of those that move; `about`: x is the "value", or a "shift" or "factor" of what is stated.
 */
export class Moved {
  constructor(stated, { name, input, members, about }) {
    Object.assign(this, { stated, name, input, members, about });
    const known = stated.draws.inputs[input];
    const rows = stated.rows.get(input);
    this.known = known;
    this.places = known.kind === "column" ? members : [...rows.keys()];
    this.numbers = this.places.map((at) => rows[at]);
    this.onQuarters = about === "value" && Boolean(known.quarter_ends);
    this.isWhole = about !== "factor" && known.whole;
  }

  /** The x at which everything is as stated. */
  get neutral() {
    if (this.about === "value") return this.numbers[0];
    return this.about === "shift" ? 0 : 1;
  }

  /** The lowest and highest x at which every number is plausible and no total is exceeded. */
  limits() {
    const ends = this.numbers.map((number, at) => this.limitsOf(number, this.places[at]));
    const low = Math.max(...ends.map(([first]) => first));
    const high = Math.min(...ends.map(([, last]) => last), this.room());
    return this.onQuarters ? [quarterFrom(low), quarterUpTo(high)] : [low, high];
  }

  limitsOf(number, member) {
    const { draws, scenario, lookUp } = this.stated;
    const [low, high] = plausibleRange(draws, scenario, this.input, member, lookUp);
    if (this.about === "value") return [low, high];
    if (this.about === "shift") return [low - number, high - number];
    if (number > 0) return [low / number, high / number];
    // a factor of nothing changes nothing
    return number === 0 ? [0, Infinity] : [high / number, low / number];
  }

  /** The highest x at which the members do not exceed their total. */
  room() {
    const { total } = this.known;
    if (typeof total !== "string") return Infinity;
    const mine = sumOf(this.numbers);
    const rest = sumOf(this.stated.rows.get(this.input)) - mine;
    const free = this.stated.lookUp(total) * FULL - rest;
    if (this.about === "factor") return mine ? free / mine : Infinity;
    return (this.about === "value" ? free : free - mine) / this.numbers.length;
  }

  /** The x nearest to it that can be: a whole number, or the last day of a quarter. */
  fitted(x) {
    if (this.onQuarters) {
      const [before, after] = [quarterUpTo(x), quarterFrom(x)];
      return x - before < after - x ? before : after;
    }
    return this.isWhole ? nearestWhole(x) : x;
  }

  /** The rows of the input with what moves at x. */
  at(x) {
    const found = [...this.stated.rows.get(this.input)];
    if (x === this.neutral) return found;
    this.places.forEach((at, one) => {
      const number = movedNumber(this.about, this.numbers[one], x);
      found[at] = this.known.whole ? nearestWhole(number) : roundedToText(number);
    });
    return this.known.total === 1 ? this.rescaled(found) : found;
  }

  /** Shares of one whole: what does not move makes room for what does, each in proportion. */
  rescaled(rows) {
    const moving = new Set(this.places);
    const others = rows.filter((_, at) => !moving.has(at));
    const rest = sumOf(others);
    const factor = rest ? (1 - sumOf(this.places.map((at) => rows[at]))) / rest : 0;
    const found = rows.map((row, at) => (moving.has(at) ? row : row * factor));
    const total = sumOf(found);
    return total ? found.map((row) => roundedToText(row / total)) : found;
  }
}

/** How far a number may go before another one, whose range or total it is, is left outside. */
export function tiedRanges({ draws, scenario, rows }) {
  const found = new Map();
  const tie = (name, low, high) => {
    const [lowest, highest] = found.get(name) ?? [-Infinity, Infinity];
    found.set(name, [Math.max(lowest, low), Math.min(highest, high)]);
  };
  for (const name of Object.keys(draws.inputs)) {
    const { total, ends, cells } = inputOf(draws, scenario, name);
    const numbers = rows.get(name);
    if (typeof total === "string") tie(total, sumOf(numbers), Infinity);
    numbers.forEach((number, at) => {
      const [first, last] = cells?.[at] ?? ends;
      if (typeof first === "string") tie(first, -Infinity, number);
      if (typeof last === "string") tie(last, number, Infinity);
    });
  }
  return found;
}

/** The last day of a quarter that is not after a day; no limit stays none. */
function quarterUpTo(day) {
  if (!Number.isFinite(day)) return day;
  return quarterEnd(day) === day ? day : quarterEnd(day, -1);
}

/** The last day of a quarter that is not before a day. */
function quarterFrom(day) {
  return Number.isFinite(day) ? quarterEnd(day) : day;
}
