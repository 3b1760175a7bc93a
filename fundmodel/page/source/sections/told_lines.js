// Lines as the sections tell them: by calendar year or as results, in billions and per cent.

import { membersOf, named, splitAddress } from "../addresses.js";
import { told } from "../numbers.js";

export const DELIVERED = 0;
export const YOURS = 1;
const yearsKept = { values: null, years: new Map() };

/** A line of the model by its name; undefined if there is none. */
export function lineOf(data, name) {
  return named(data.lines, name);
}

/** Which of its members a line has under a name: 0 where it has no members, -1 if not that one. */
export function memberIndex(data, line, member) {
  return line.each ? membersOf(data, line).indexOf(member) : 0;
}

/** Whether amounts of this unit have a total over members. */
export function addsUp(data, line) {
  return ["US$ m", "US$ m a year", "EUR m", "fund units", "count"].includes(line.unit);
}

/**
 * A line by calendar year, as people read it.
 * @param {object} app the page.
 * @param {string} address a line, or "line[Member]".
 * @param {string} picked the member where the address names none; "" for all together.
 * @param {number} lane DELIVERED or YOURS.
 * @returns {Float64Array | null} null where the line does not have that member.
 */
export function yearsTold(app, address, picked, lane) {
  const [name, member] = splitAddress(address);
  const line = lineOf(app.data, name);
  const wanted = member ?? picked;
  const numbers =
    line.each && !wanted ? _together(app, line, lane) : _ofMember(app, line, wanted, lane);
  return numbers && numbers.map((number) => told(app.data, line.unit, number));
}

/** A line by year in the model's own unit, all members added up. */
export function yearsTogether(app, name, lane) {
  return _together(app, lineOf(app.data, name), lane);
}

/** A result of every member, as people read it. */
export function resultsTold(app, name, lane) {
  const line = lineOf(app.data, name);
  return membersOf(app.data, line).map((_, member) =>
    told(app.data, line.unit, app.engine.result(name, member, lane)),
  );
}

/** Whether anything was changed, so that delivered and yours can differ. */
export function isChanged(app) {
  return app.state.edits.size > 0;
}

/**
 * A line by year in the model's own unit. Sections ask for the same lines: what was asked for is
 * kept until the model has run again, which gives `app` other values.
 */
export function yearsOf(app, name, member, lane) {
  if (yearsKept.values !== app.values) {
    yearsKept.values = app.values;
    yearsKept.years.clear();
  }
  const key = `${name} ${member} ${lane}`;
  if (!yearsKept.years.has(key)) yearsKept.years.set(key, app.engine.years(name, member, lane));
  return yearsKept.years.get(key);
}

function _ofMember(app, line, member, lane) {
  const index = memberIndex(app.data, line, member);
  return index < 0 ? null : yearsOf(app, line.name, index, lane);
}

function _together(app, line, lane) {
  const [first, ...others] = membersOf(app.data, line).map((_, member) =>
    yearsOf(app, line.name, member, lane),
  );
  return others.reduce((sum, one) => sum.map((number, year) => number + one[year]), first);
}
