// Ends, steps and texts of a control, in the units that people read: US$ bn, per cent, days.

import { dateText, format, formatWithUnit, told, toldAs, untold } from "./numbers.js";

const STEPS_ALONG = 200;
const TYPED_DIGITS = 12; // what is typed has no more: 65.3 % is 0.653, to the last place

/** What people read, without what multiplying left behind its twelfth digit. */
export function toldNumber(data, input, number) {
  return Number(told(data, input.unit, number).toPrecision(TYPED_DIGITS));
}

/** The number of the model for what people typed or moved to. */
export function typedNumber(data, input, number) {
  return Number(untold(data, input.unit, number).toPrecision(TYPED_DIGITS));
}

/**
 * The scale of a slider.
 * @param {{low: ?number, high: ?number}} ends in the model's unit, where the plausible ones are too
 *   far apart to steer between; a number beyond them stretches the scale.
 * @returns {{low: number, high: number, step: number}} as people read them.
 */
export function sliderScale(data, input, ends, ...numbers) {
  const low = Math.min(ends.low ?? input.low, ...numbers);
  const high = Math.max(ends.high ?? input.high, ...numbers);
  const [from, to] = [toldNumber(data, input, low), toldNumber(data, input, high)];
  return { low: from, high: to, step: stepAlong(to - from, input.whole) };
}

/** 1, 2 or 5 times a power of ten, some two hundred to the whole span; whole where numbers are. */
export function stepAlong(span, whole = false) {
  const wanted = span / STEPS_ALONG;
  if (whole || !(wanted > 0)) return whole ? Math.max(1, Math.floor(wanted)) : 1;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const times = [5, 2, 1].find((one) => one * power <= wanted * (1 + 1e-9));
  return Number((times * power).toPrecision(1));
}

/** The step of a number field: from what is plausible, or from the number where it has no ends. */
export function fieldStep(data, input, number) {
  if (input.whole) return 1;
  const ended =
    Number.isFinite(input.low) &&
    Number.isFinite(input.high) &&
    input.low !== null &&
    input.high !== null;
  const span = ended ? input.high - input.low : Math.abs(number) || 1;
  return stepAlong(Math.abs(told(data, input.unit, span)));
}

/** Where a number lies along a scale, from 0 to 1. */
export function placeOn(scale, number) {
  const along = (number - scale.low) / (scale.high - scale.low);
  return Number.isFinite(along) ? Math.min(1, Math.max(0, along)) : 0;
}

/** A number of an input in words: an option, yes or no, a day, or a number with its unit. */
export function inWords(data, input, number) {
  if (input.options?.length) return input.options[number - 1] ?? "";
  const unit = data.units[input.unit] ?? {};
  if (unit.kind === "flag") return number ? "yes" : "no";
  if (unit.style === "date") return dateText(number);
  return formatWithUnit(data, input.unit, number);
}

/** The unit beside a number field; nothing where it has none that people would say. */
export function unitBeside(data, input) {
  const unit = data.units[input.unit] ?? {};
  return ["date", "flag", "choice", "calendar year"].includes(unit.kind)
    ? ""
    : toldAs(data, input.unit);
}

/** A range in words; "" where it is open at an end, or of a choice. */
export function rangeInWords(data, input, [low, high]) {
  if ([low, high].some((end) => end === null || end === undefined) || input.options) return "";
  return `${format(data, input.unit, low)} to ${inWords(data, input, high)}`;
}
