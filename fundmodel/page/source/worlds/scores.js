// The scores of all draws: from their streams, and with what they have in common.

import { aroundALevel, correlated, sharing } from "./correlated.js";
import { scoreOf } from "./normal.js";
import { Chances } from "./spread.js";

const MOST_KEPT = 4_000; // arrays; a horizon has some 900

/** The scores of so many paths of one seed; whatever no scenario and no edit moves is kept. */
export class Scores {
  constructor(draws, seed, paths) {
    this.groups = draws.groups;
    this.chances = new Chances(seed, firstEvent(draws));
    this.paths = paths;
    this.kept = new Map();
  }

  /** What is kept under a name, worked out when it is first asked for. */
  keeping(name, workOut) {
    if (!this.kept.has(name)) {
      if (this.kept.size > MOST_KEPT) this.kept.clear();
      this.kept.set(name, workOut());
    }
    return this.kept.get(name);
  }

  /** Independent standard normal scores of a stream. */
  ofStream(name) {
    return this.keeping(name, () => this.chances.of(name, this.paths).map(scoreOf));
  }

  /** The scores of a number that is drawn once, with the numbers that move with it. */
  once({ name, input, between }) {
    return this.keeping(`once ${name} ${between}`, () => {
      const own = this.groupOf(name, "once", (one) => this.ofStream(one));
      return between ? sharing(own, this.ofStream(input), between) : own;
    });
  }

  /**
   * The scores of a number with a shock every year, one a year.
   *
   * @param years of the horizon
   * @param inYears the names of all numbers with such shocks: those of a group move together
   */
  byYear(draw, years, inYears) {
    const { name } = draw;
    const members = this.groupMembers(name).filter((one) => inYears.includes(one));
    return this.keeping(`years ${name} ${years[0]} ${years.at(-1)} ${members}`, () => {
      const shocks = years.map((year) =>
        this.groupOf(name, year, (one) => this.ofStream(`${one}[${year}]`), members),
      );
      return aroundALevel(this.once(draw), shocks);
    });
  }

  groupMembers(name) {
    const group = this.groups.find((one) => one.numbers.includes(name));
    return group ? group.numbers : [name];
  }

  /** The scores of one number of a group, all of which are worked out together. */
  groupOf(name, when, scoresOf, members = this.groupMembers(name)) {
    const group = this.groups.find((one) => one.numbers.includes(name));
    if (!group) return scoresOf(name);
    const all = this.keeping(`group ${group.label} ${when} ${members}`, () =>
      correlated(members.map(scoresOf), matrixOf(group, members)),
    );
    return all[members.indexOf(name)];
  }
}

function firstEvent({ events, inputs }) {
  const [first] = events;
  return first ? `${first.input}[${inputs[first.input].members[0]}]` : "";
}

/** The correlation of each with each; pairs that are not named have none. */
function matrixOf({ numbers, pairs }, members) {
  const known = new Map();
  for (const [one, other, correlation] of pairs) {
    known.set(`${numbers[one]} ${numbers[other]}`, correlation);
    known.set(`${numbers[other]} ${numbers[one]}`, correlation);
  }
  const between = (one, other) => (one === other ? 1 : (known.get(`${one} ${other}`) ?? 0));
  return members.map((one) => members.map((other) => between(one, other)));
}
