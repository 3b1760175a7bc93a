// The compiled model and its memory. Two paths stand side by side in it: lane 0 is the scenario as
// it is delivered, lane 1 is yours. Where the memory has what is said by the kernel's addresses.

import { membersOf, named } from "./addresses.js";

const NUMBER = 8;
const PAGE = 65_536;
const BAD = 0; // the first two cells of what is wanted: zero if all is finite, and ...
const CULPRIT = 1; // ... the line in which it is not
const LANES = [0, 1];

export class Engine {
  /**
   * @param {WebAssembly.Module} module the compiled model
   * @param {object} kernel where its memory has what: `data.kernels.all` or `data.kernels.few`
   * @param {object} data what the page knows of the model
   */
  constructor(module, kernel, data) {
    Object.assign(this, { kernel, data });
    const instance = new WebAssembly.Instance(module);
    const { memory, run } = instance.exports;
    const [firstYear, years] = data.series_years;
    const series = kernel.history + (data.quarters + 1) * kernel.stride;
    this.series = kernel.first + series;
    const length = series + kernel.series.length * years * kernel.cell;
    const behind = kernel.first + length;
    this.out = behind;
    const missing = behind + kernel.cells * kernel.cell - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    this.numbers = new Float64Array(memory.buffer);
    this.held = LANES.map(() => new Map());
    this.call = () =>
      run(data.quarters, 1, 1, length, series, years, firstYear, behind, 0, behind, behind, 0);
  }

  /** Give numbers to both lanes; what is the same array as before is there already. */
  set(delivered, yours) {
    [delivered, yours].forEach((values, lane) => {
      for (const [name, numbers] of values) {
        if (this.held[lane].get(name) !== numbers) this.#put(name, numbers, lane);
        this.held[lane].set(name, numbers);
      }
    });
  }

  /** Work out both lanes. */
  run() {
    this.call();
  }

  /** Whether all numbers of both lanes are finite. */
  get finite() {
    return LANES.every((lane) => this.#wanted(BAD, lane) === 0);
  }

  /** The first line in which something is infinite or undefined, in either lane; "" if none is. */
  get culprit() {
    const found = LANES.map((lane) => this.#wanted(CULPRIT, lane)).find((number) => number);
    return found ? this.kernel.order[found - 1] : "";
  }

  /** A result: one number for the whole life; NaN where there is none. */
  result(name, member = 0, lane = 1) {
    return this.#wanted(this.kernel.results[name] + member, lane);
  }

  /** A line or a series by quarter, the opening first. */
  quarters(name, member = 0, lane = 1) {
    const { kernel, data } = this;
    const step = kernel.stride / NUMBER;
    let at = this.#index(kernel.first + kernel.history, kernel.by_quarter[name] + member, lane);
    const found = new Float64Array(data.quarters + 1);
    for (let quarter = 0; quarter <= data.quarters; quarter += 1, at += step) {
      found[quarter] = this.numbers[at];
    }
    return found;
  }

  /** The calendar years of the quarters. */
  calendarYears(lane = 1) {
    return [...new Set(this.quarters(this.data.calendar.year, 0, lane).subarray(1))];
  }

  /** A line by calendar year: flows summed, a ratio of two lines worked out again, else the end. */
  years(name, member = 0, lane = 1) {
    const rule = named(this.data.lines, name)?.annual ?? "end";
    return Array.isArray(rule)
      ? this.#workedOutAgain(rule, member, lane)
      : this.#byYear(name, member, lane, rule === "sum");
  }

  /** The largest absolute value of a line, of all quarters and members. */
  worst(name, lane = 1) {
    const { kernel } = this;
    const members = membersOf(this.data, named(this.data.lines, name));
    const largest = (numbers) => numbers.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    return largest(
      members.map((_, member) =>
        name in kernel.worst
          ? this.#wanted(kernel.worst[name] + member, lane)
          : largest(this.quarters(name, member, lane)),
      ),
    );
  }

  /** The checks that do not hold, and with "alert" the alerts that are up. */
  failedChecks(lane = 1, kind = "check") {
    const [tolerance] = this.held[lane].get(this.data.calendar.check_tolerance);
    return this.data.lines
      .filter((line) => line.kind === kind && !(this.worst(line.name, lane) <= tolerance))
      .map((line) => line.name);
  }

  #byYear(name, member, lane, summed) {
    const numbers = this.quarters(name, member, lane);
    const years = this.quarters(this.data.calendar.year, 0, lane);
    const found = [];
    for (let quarter = 1; quarter < numbers.length; quarter += 1) {
      const begins = quarter === 1 || years[quarter] !== years[quarter - 1];
      if (begins) found.push(numbers[quarter]);
      else found[found.length - 1] = summed ? found.at(-1) + numbers[quarter] : numbers[quarter];
    }
    return Float64Array.from(found);
  }

  #workedOutAgain([, numerator, denominator, ifZero], member, lane) {
    const [amounts, bases] = [numerator, denominator].map((name) =>
      this.years(name, named(this.data.lines, name).each ? member : 0, lane),
    );
    const [smallest] = this.held[lane].get(this.data.calendar.smallest_amount);
    return amounts.map((amount, at) =>
      Math.abs(bases[at]) <= smallest ? ifZero : amount / bases[at],
    );
  }

  #put(name, numbers, lane) {
    const { kernel, data } = this;
    const series = kernel.series.indexOf(name);
    const begins =
      series < 0
        ? kernel.first + kernel.inputs[name]
        : this.series + series * data.series_years[1] * kernel.cell;
    numbers.forEach((number, cell) => {
      this.numbers[this.#index(begins, cell, lane)] = number;
    });
  }

  #wanted(cell, lane) {
    return this.numbers[this.#index(this.out, cell, lane)];
  }

  #index(begins, cell, lane) {
    return (begins + cell * this.kernel.cell) / NUMBER + lane;
  }
}
