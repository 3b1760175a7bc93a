// The numbers of a scenario as they go into the model, and the same with what somebody changed.

import { addressesOf, membersOf, named, splitAddress } from "./addresses.js";
import {
  rangeAt,
  whyFarBelow,
  whyNoAddress,
  whyNoNumber,
  whyNotTogether,
  whyOutside,
} from "./refusals.js";
import { sumOf } from "./sums.js";

const asDelivered = new WeakMap(); // scenario -> its numbers, which nobody changes
const DIGITS = 15; // that a workbook can hold; numbers from files have no more either

/**
 * The numbers of a scenario as it is delivered.
 *
 * @returns {Map<string, Float64Array>} assumption -> a number a member; of one that goes by year a
 *   number for each column of `series_years`. Its property `stated` has the numbers as stated.
 */
export function statedValues(data, scenarioName) {
  const scenario = named(data.scenarios, scenarioName);
  if (!asDelivered.has(scenario)) {
    asDelivered.set(scenario, valuesOf(data, { ...data.values, ...scenario.values }));
  }
  return asDelivered.get(scenario);
}

/**
 * The numbers with edits made, one after the other; what no edit touches is the same array.
 *
 * @param {Map<string, number>} edits address -> number; that of a year holds until the next year
 *   that is stated.
 */
export function withEdits(data, values, edits) {
  const stated = { ...values.stated };
  const touched = new Set();
  for (const [address, number] of edits) {
    const [name, cell] = splitAddress(address);
    stated[name] = changed(data, named(data.inputs, name), stated[name], cell, rounded(number));
    touched.add(name);
  }
  const after = new Map(values);
  for (const name of touched) {
    after.set(name, numbersOf(data, named(data.inputs, name), stated[name]));
  }
  after.stated = stated;
  return after;
}

/** The number that stands at an address; of a series what holds in that year. */
export function valueAt(data, values, address) {
  const [name, cell] = splitAddress(address);
  const one = named(data.inputs, name);
  if (one.by_year) return heldIn(values.stated[name], cell === null ? -Infinity : Number(cell));
  const stated = values.stated[name];
  return one.each ? stated[membersOf(data, one).indexOf(cell)] : stated;
}

/** The number of a year: of the last that is stated up to then, or else the first. */
export function heldIn(stated, year) {
  const years = Object.keys(stated).map(Number);
  const begun = years.filter((one) => one <= year);
  return stated[begun.length ? Math.max(...begun) : Math.min(...years)];
}

/** A number with as many digits as files and workbooks hold. */
export function rounded(number) {
  return Number(number.toPrecision(DIGITS));
}

/** Why a number cannot stand at an address beside the other edits, in a sentence; "" if it can. */
export function refusal(data, address, number, scenarioName, edits = new Map()) {
  const one = named(data.inputs, splitAddress(address)[0]);
  const wrong = whyNoAddress(data, address) || whyNoNumber(one, number);
  if (wrong) return wrong;
  const together = alongWith(data, address, number, scenarioName, edits);
  const before = contradictions(data, scenarioName, edits).map(({ where, why }) => where + why);
  const found = contradictions(data, scenarioName, new Map([...edits, ...together])).find(
    ({ where, why }) => !before.includes(where + why),
  );
  if (!found) return "";
  return found.where === address ? found.why : `${found.where}: ${found.why}`;
}

/**
 * What contradicts itself once all edits are made.
 *
 * @param {Map<string, number>} edits address -> number; the addresses exist
 * @returns {{where: string, why: string}[]} where: an address, or the name of what has several;
 *   why: a sentence
 */
export function contradictions(data, scenarioName, edits) {
  const scenario = named(data.scenarios, scenarioName);
  const values = withEdits(data, statedValues(data, scenarioName), edits);
  const touched = [...edits.keys()].map((address) => splitAddress(address)[0]);
  const valueOf = (name) => valueAt(data, values, name);
  const whyNot = (one, address) => {
    const number = valueAt(data, values, address);
    const usual = valueAt(data, { stated: data.values }, address);
    const own = scenario.ranges[address] ?? scenario.ranges[one.name];
    return (
      whyOutside(data, one, number, rangeAt(data, address, scenario, valueOf)) ||
      (own ? "" : whyFarBelow(data, one, number, usual))
    );
  };
  return affectedBy(data, touched)
    .flatMap((one) => {
      const together = one.each ? whyNotTogether(data, one, values.stated[one.name], valueOf) : "";
      const each = addressesOf(data, one, values);
      return [
        ...each.map((where) => ({ where, why: whyNot(one, where) })),
        { where: one.name, why: together },
      ];
    })
    .filter(({ why }) => why);
}

/**
 * An edit, and those that go with it: of shares of one whole the others give or take in proportion.
 *
 * @returns {Map<string, number>} address -> number
 */
export function alongWith(data, address, number, scenarioName, edits = new Map()) {
  const [name, cell] = splitAddress(address);
  const one = named(data.inputs, name);
  const together = new Map([[address, number]]);
  if (!one.adds_to_one) return together;
  const values = withEdits(data, statedValues(data, scenarioName), edits);
  const others = membersOf(data, one).filter((member) => member !== cell);
  const shares = others.map((member) => valueAt(data, values, `${name}[${member}]`));
  const sum = sumOf(shares);
  others.forEach((member, at) => {
    const part = sum > 0 ? shares[at] / sum : 1 / others.length;
    together.set(`${name}[${member}]`, rounded((1 - number) * part));
  });
  return together;
}

/** The assumptions that were changed, and those whose range or sum one of them is. */
function affectedBy(data, touched) {
  return data.inputs.filter((one) =>
    [one.name, one.low_is, one.high_is, one.adds_to_at_most].some((name) => touched.includes(name)),
  );
}

function valuesOf(data, stated) {
  const values = new Map(
    data.inputs.map((one) => [one.name, numbersOf(data, one, stated[one.name])]),
  );
  values.stated = stated;
  return values;
}

function numbersOf(data, one, stated) {
  if (!one.by_year) return Float64Array.from(one.each ? stated : [stated]);
  const [first, count] = data.series_years;
  let held = heldIn(stated, first);
  return Float64Array.from({ length: count }, (_, at) => (held = stated[first + at] ?? held));
}

/** What is stated of an assumption, with another number for one cell or for all. */
function changed(data, one, stated, cell, number) {
  if (one.by_year) {
    if (cell !== null) return { ...stated, [cell]: number };
    return Object.fromEntries(Object.keys(stated).map((year) => [year, number]));
  }
  if (!one.each) return number;
  const changes = membersOf(data, one).indexOf(cell);
  return stated.map((before, at) => (at === changes ? number : before));
}
