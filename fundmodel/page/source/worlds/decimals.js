// Numbers as a workbook and a file keep them: whole, or to 15 significant digits.

const SIGNIFICANT_DIGITS = 15;
const MOST_EXACT_POWER = 22;
const EXACT_POWERS = Array.from({ length: MOST_EXACT_POWER + 1 }, (_, at) => Number(`1e${at}`));
const HALVES_END = 2 ** 52; // from here on all numbers are whole

/** The nearest whole number, of two the even one. */
export function nearestWhole(number) {
  if (Math.abs(number) >= HALVES_END) return number;
  return number < 0 ? -(HALVES_END - number - HALVES_END) : HALVES_END + number - HALVES_END;
}

/** The same number to 15 significant digits, as the double that its decimal text is read as. */
export function roundedToText(number) {
  if (number === 0) return 0;
  const exponent = Math.floor(Math.log10(Math.abs(number)));
  const decimals = Math.min(SIGNIFICANT_DIGITS - 1 - exponent, MOST_EXACT_POWER);
  if (decimals >= 0) return nearestWhole(number * EXACT_POWERS[decimals]) / EXACT_POWERS[decimals];
  const power = EXACT_POWERS[Math.min(-decimals, MOST_EXACT_POWER)];
  return nearestWhole(number / power) * power;
}
