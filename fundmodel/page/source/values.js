// The numbers of a scenario as they go into the model, and the same with what somebody changed.

import { membersOf, named, splitAddress } from "./addresses.js";

const DIGITS = 15; // that a workbook can hold; numbers from files have no more either

/**
 * The numbers of a scenario as it is delivered.
 *
 * @returns {Map<string, Float64Array>} assumption -> a number a member; of one that goes by year a
 *   number for each column of `series_years`. Its property `stated` has the numbers as stated.
 */
export function statedValues(data, scenarioName) {
  const scenario = named(data.scenarios, scenarioName);
  return valuesOf(data, { ...data.values, ...scenario.values });
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
  return values.get(name)[cell === null ? 0 : membersOf(data, one).indexOf(cell)];
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

function valuesOf(data, stated) {
  const values = new Map(data.inputs.map((one) => [one.name, numbersOf(data, one, stated[one.name])]));
  values.stated = stated;
  return values;
}

function numbersOf(data, one, stated) {
  if (!one.by_year) return Float64Array.from(one.each ? stated : [stated]);
  const [first, count] = data.series_years;
  return Float64Array.from({ length: count }, (_, at) => heldIn(stated, first + at));
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
