// Why a number cannot stand at an address, in a sentence; the rules are those of the files.

import { isYear, membersOf, named, splitAddress } from "./addresses.js";
import { quarterEnd } from "./days.js";
import { dateText, formatWithUnit } from "./numbers.js";
import { sumOf } from "./sums.js";

const FAR_BELOW = 100; // times smaller than the number in whose place it stands
const TOLERANCE = 1e-9;

/** Why an address leads nowhere, or to a number that nobody may change; "" if it does not. */
export function whyNoAddress(data, address) {
  const [name, cell] = splitAddress(address);
  const one = named(data.inputs, name);
  if (!one) return `There is no assumption ${name}.`;
  if (!one.movable) return `${one.label} shapes the model and cannot be changed here.`;
  if (one.by_year) return cell === null || isYear(cell) ? "" : `${cell} is not a year.`;
  if (one.each && cell === null) return `${name} has a number for each ${one.each}: name one.`;
  return membersOf(data, one).includes(cell ?? "") ? "" : `${name} has no number for ${cell}.`;
}

/** Why a number is none for this assumption, whatever the others are; "" if it is. */
export function whyNoNumber(one, number) {
  if (!Number.isFinite(number)) return "Write a number.";
  if (one.flag) return number === 0 || number === 1 ? "" : "Write 0 or 1.";
  if (one.options) return one.options[number - 1] === undefined ? "There is no such option." : "";
  if (one.whole && !Number.isInteger(number)) return "Write a whole number.";
  return one.ends_on_quarter ? whyNoQuarterEnd(number) : "";
}

/** The ends of what is plausible at an address, null where there is none, in this scenario. */
export function rangeAt(data, address, scenario, valueOf) {
  const [name, cell] = splitAddress(address);
  const one = named(data.inputs, name);
  const known = { ...one, ...one.cells?.[cell] };
  const own = scenario.ranges[address] ?? scenario.ranges[name];
  if (own) return own;
  return ["low", "high"].map((end) =>
    known[`${end}_is`] ? valueOf(known[`${end}_is`]) : known[end],
  );
}

/** Why a number lies outside a range; "" if it does not. */
export function whyOutside(data, one, number, [low, high]) {
  if (one.options || !((low !== null && number < low) || (high !== null && number > high)))
    return "";
  const [from, to] = [low, high].map((end) =>
    end === null ? "" : formatWithUnit(data, one.unit, end),
  );
  const range =
    low === null ? `at most ${to}` : high === null ? `at least ${from}` : `${from} to ${to}`;
  return `Outside what is plausible: ${range}.`;
}

/** Why an amount is so small that another unit is meant; "" if it is not. */
export function whyFarBelow(data, one, number, usual) {
  const isAmount = data.units[one.unit].style === "money";
  if (!isAmount || number === 0 || Math.abs(number) >= Math.abs(usual) / FAR_BELOW) return "";
  const other = formatWithUnit(data, one.unit, usual);
  return `Less than a hundredth of ${other}, in whose place it stands.`;
}

/** Why the numbers of all members together cannot be; "" if they can. */
export function whyNotTogether(data, one, numbers, valueOf) {
  const total = sumOf(numbers);
  if (one.adds_to_one) {
    return Math.abs(total - 1) <= TOLERANCE
      ? ""
      : `The shares add up to ${Number(total.toPrecision(10))}, not to 1.`;
  }
  if (!one.adds_to_at_most) return "";
  const whole = Math.max(0, valueOf(one.adds_to_at_most));
  const [sum, most] = [total, whole].map((number) => formatWithUnit(data, one.unit, number));
  const of = named(data.inputs, one.adds_to_at_most).label;
  if (total > whole * (1 + TOLERANCE)) return `Together ${sum}, more than ${of}: ${most}.`;
  const stated = new Set(membersOf(data, one).filter((_, at) => numbers[at] !== 0));
  const nobody = one.rest_for.length > 0 && one.rest_for.every((member) => stated.has(member));
  const less = nobody && total < whole * (1 - TOLERANCE);
  return less
    ? `Together ${sum}, less than ${of}: ${most}, and nobody is left to give the rest.`
    : "";
}

function whyNoQuarterEnd(serial) {
  const ends = [-1, 0].map((later) => quarterEnd(serial, later));
  return serial === ends[1]
    ? ""
    : `No calendar quarter ends then: write ${ends.map(dateText).join(" or ")}.`;
}
