// Days as spreadsheets count them, and the quarters that they lie in.

const DAY_ZERO = Date.UTC(1899, 11, 30);
const MS_A_DAY = 86_400_000;

/** The day of a serial, at its midnight in UTC: 46387 is 31 Dec 2026. */
export function dayOf(serial) {
  return new Date(DAY_ZERO + Math.trunc(serial) * MS_A_DAY);
}

/** The serial of a time in milliseconds; NaN of none. */
export function serialAt(time) {
  return (time - DAY_ZERO) / MS_A_DAY;
}

/** From 0, in January, to 3: the quarter of its year that a day lies in. */
export function quarterOf(day) {
  return Math.floor(day.getUTCMonth() / 3);
}

/** The serial of the last day of the quarter that a day lies in, or of one some quarters later. */
export function quarterEnd(serial, quartersLater = 0) {
  const day = dayOf(serial);
  const month = 3 * (quarterOf(day) + 1 + quartersLater);
  return serialAt(Date.UTC(day.getUTCFullYear(), month, 0));
}
