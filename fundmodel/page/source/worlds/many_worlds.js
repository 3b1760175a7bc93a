// Many worlds drawn and worked out: what is told of them.

import { begunEvents, putEvents } from "./events.js";
import { hazardsOf } from "./hazards.js";
import { DrawnInputs } from "./drawn.js";
import { Scores } from "./scores.js";
import { fanByYear, hitsOf, shareOf, summaryOf } from "./summaries.js";

const FIRST_OF_HEAD = 0; // the cell that is zero where all is finite

/** Draws worlds of any scenario and edits; what they have in common is kept for the next. */
export class ManyWorlds {
  /**
   * @param data of the page
   * @param machines `few`, and `hazards` where lines of the model say what a hazard is
   */
  constructor(data, machines) {
    Object.assign(this, { data, machines });
    this.kept = null;
  }

  scoresOf(seed, paths) {
    const { kept } = this;
    if (!kept || kept.seed !== seed || kept.scores.paths !== paths) {
      this.kept = { seed, scores: new Scores(this.data.draws, seed, paths) };
    }
    return this.kept.scores;
  }

  /** The inputs of all paths, events among them. */
  drawn(state) {
    const { seed = this.data.draws.seed, paths = this.data.draws.paths } = state;
    const drawn = new DrawnInputs(this.data, state, this.scoresOf(seed, paths));
    const hazards = hazardsOf(drawn, this.machines.hazards ?? null);
    putEvents(drawn, hazards.of);
    return { drawn, quarters: hazards.quarters };
  }

  /**
   * Draw, work out and tell.
   *
   * @param state `scenario`, `values` of all inputs, `fixed`: the addresses of what was edited;
   *   `seed` and `paths` if they are others than those of the data
   * @yields {number} how many paths are done
   * @returns `paths`; `broken`: the number of the first path on which not all is finite, or 0;
   *   `results`, `chances`, `fans`, `numbers`: path by path; how many numbers and events are drawn
   */
  *run(state) {
    const { drawn, quarters } = this.drawn(state);
    const { few } = this.machines;
    const found = new WhatIsLeft(this.data, few, drawn);
    few.put(drawn.rows, drawn.columns, drawn.quarterYears.length);
    yield* few.run(drawn.scores.paths, (path, lane) => found.take(path, lane));
    return found.told(begunEvents(drawn, quarters));
  }
}

/** What is kept of each path until all are worked out. */
class WhatIsLeft {
  constructor({ draws }, machine, drawn) {
    const { paths } = drawn.scores;
    const { results, worst } = machine.kernel;
    Object.assign(this, { draws, machine, drawn, paths, broken: 0 });
    const empty = (cells) =>
      new Map(Object.keys(cells).map((name) => [name, new Float64Array(paths)]));
    this.numbers = empty(results);
    this.worst = empty(worst);
    this.quarters = new Map(Object.keys(draws.fans).map((name) => [name, []]));
    this.tolerance = drawn.state.values.get(draws.tolerance)[0];
    this.alertMembers = new Map(draws.chances.map(({ result, members }) => [result, members]));
  }

  take(path, lane) {
    const { machine } = this;
    const { results, worst, by_quarter: byQuarter } = machine.kernel;
    if (machine.number(lane, FIRST_OF_HEAD) !== 0 && !this.broken) this.broken = path + 1;
    for (const [name, row] of this.numbers) row[path] = machine.number(lane, results[name]);
    for (const [name, row] of this.worst) row[path] = this.worstOf(name, lane, worst[name]);
    for (const [name, rows] of this.quarters) rows[path] = machine.quarters(lane, byQuarter[name]);
  }

  worstOf(name, lane, cell) {
    let worst = 0;
    for (let member = 0; member < (this.alertMembers.get(name) ?? 1); member++) {
      worst = Math.max(worst, this.machine.number(lane, cell + member));
    }
    return worst;
  }

  told(begun) {
    const { draws, drawn, paths, broken, numbers } = this;
    const results = new Map([...numbers].map(([name, row]) => [name, summaryOf(row)]));
    const chances = [
      ...begun.map(({ label, begins }) => ({ label, share: shareOf(begins) })),
      ...draws.chances.map((one) => ({ label: one.label, share: shareOf(this.happened(one)) })),
    ];
    const fans = new Map(
      [...this.quarters].map(([name, rows]) => [
        name,
        fanByYear(rows, drawn.quarterYears, draws.fans[name].summed),
      ]),
    );
    const events = draws.scenarios[drawn.state.scenario].passages.filter(
      (name) => !drawn.state.fixed.includes(name),
    ).length;
    return { paths, broken, results, chances, fans, numbers, drawn: drawn.active.length, events };
  }

  happened(chance) {
    if (!chance.alert) return hitsOf(chance, this.numbers.get(chance.result));
    return this.worst.get(chance.result).map((worst) => Number(worst > this.tolerance));
  }
}
