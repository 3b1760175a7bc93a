// Numbers as people read them: US$ bn, per cent, dates, and plain numbers as they are.

import { dayOf, serialAt } from "./days.js";

export const NOT_THERE = "n/a";
const MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** What people read in place of a number of this unit: billions for millions, per cent. */
export function told(data, unitName, number) {
  return number * (data.units[unitName]?.told ?? 1);
}

/** The number as the model has it, from what people read and type. */
export function untold(data, unitName, number) {
  return number / (data.units[unitName]?.told ?? 1);
}

/** The unit of what is told: "US$ bn", "%"; the unit's own name where nothing else is. */
export function toldAs(data, unitName) {
  return data.units[unitName]?.told_as ?? unitName;
}

/**
 * A number with so many decimals and commas between thousands, as Python's `format` has it:
 * what lies half-way goes to the even digit, and there is no minus before zero.
 */
export function fixed(number, decimals = 2) {
  if (number === null || !Number.isFinite(number)) return NOT_THERE;
  const text = _toEven(Math.abs(number), decimals);
  const [whole, rest] = text.split(".");
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : whole;
  const sign = number < 0 && /[1-9]/.test(text) ? "-" : "";
  return sign + grouped + (rest ? `.${rest}` : "");
}

/** A number of a unit as people read it, without its unit. */
export function format(data, unitName, number, decimals) {
  const unit = data.units[unitName] ?? {};
  if (number === null || !Number.isFinite(number)) return NOT_THERE;
  if (unit.style === "date") return dateText(number);
  if (unit.kind === "calendar year") return String(number);
  if (unit.style === "whole") return fixed(number, Number.isInteger(number) ? 0 : (decimals ?? 2));
  return fixed(told(data, unitName, number), decimals ?? 2);
}

/** The same with its unit, as in "12.34 US$ bn" or "15.30 %"; plain numbers and dates need none. */
export function formatWithUnit(data, unitName, number, decimals) {
  const text = format(data, unitName, number, decimals);
  const unit = toldAs(data, unitName);
  const bare = ["date", "calendar year", "factor", "index"].includes(unitName) || !unit;
  return bare || text === NOT_THERE ? text : `${text} ${unit}`;
}

/** A difference, with its sign; nothing that would be told is "0.00" without one. */
export function signed(data, unitName, number, decimals) {
  const text = format(data, unitName, number, decimals);
  return number > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A date serial in words: 46387 is 31 Dec 2026. */
export function dateText(serial) {
  const day = dayOf(serial);
  return `${day.getUTCDate()} ${MONTH_NAMES[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** A date serial as a date field writes it: 46387 is 2026-12-31. */
export function dateField(serial) {
  return dayOf(serial).toISOString().slice(0, 10);
}

/** The serial of such a date; NaN if it is none. */
export function serialOf(field) {
  return serialAt(Date.parse(`${field}T00:00:00Z`));
}

/** Six digits that count, thousands apart by a blank: how explanations write numbers. */
export function short(number) {
  if (number === null || !Number.isFinite(number)) return NOT_THERE;
  const size = Math.abs(number);
  if (size < 1e-9) return "0";
  if (size < 1e-4 || size >= 1e15) return _withExponent(number);
  const whole = size >= 1 ? Math.trunc(size).toString().length : 0;
  const after = whole ? Math.max(0, 6 - whole) : 6 + _leadingZeros(size);
  const text = fixed(number, after).replaceAll(",", " ");
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function _withExponent(number) {
  const text = Number(number.toPrecision(6)).toExponential();
  return text.replace(/e([-+])(\d)$/, "e$10$2");
}

function _leadingZeros(size) {
  return -Number(size.toExponential().split("e")[1]) - 1;
}

/**
 * `toFixed` takes what lies exactly half-way upwards, Python to the even digit. It lies half-way
 * between two numbers of d decimals if 2^(d + 1) times it is odd: then so is 2 * 10^d times it.
 */
function _toEven(size, decimals) {
  if (size >= 1e21) return BigInt(size).toString() + (decimals ? `.${"0".repeat(decimals)}` : "");
  const text = size.toFixed(decimals);
  if ((size * 2 ** (decimals + 1)) % 2 !== 1 || !"13579".includes(text.at(-1))) return text;
  return text.slice(0, -1) + (Number(text.at(-1)) - 1);
}
