// Drawn numbers within what their assumptions allow: ranges, whole numbers, totals.

import { nearestWhole, roundedToText } from "./decimals.js";

const A_LITTLE_LESS = 1 - 1e-12;

/** What a draw makes of a stated number. */
export function movedNumber(about, stated, x) {
  if (about === "value") return x;
  return about === "shift" ? stated + x : stated * x;
}

/** The numbers of all paths that a draw makes of one stated number. */
export function fittedRow(draw, stated, x, [low, high], whole) {
  return x.map((one) => {
    const cut = Math.min(Math.max(movedNumber(draw.about, stated, one), low), high);
    return whole ? nearestWhole(cut) : roundedToText(cut);
  });
}

/** The number of a row on a path: a row is one number, or one a path. */
export function numberOn(row, path) {
  return typeof row === "number" ? row : row[path];
}

export function isDrawn(row) {
  return typeof row !== "number";
}

/** Hold the members of drawn columns to their totals, each by the same factor. */
export function holdToTotals(inputs, rows, paths) {
  for (const [name, { total }] of Object.entries(inputs)) {
    if (total === undefined) continue;
    const factor = factorOf(
      rows.get(name),
      total === 1 ? 1 : rows.get(total)[0],
      total === 1,
      paths,
    );
    if (factor)
      rows.set(
        name,
        rows.get(name).map((row) => scaled(row, factor)),
      );
  }
}

/** What the numbers of each path are multiplied by; null where nothing is to be held. */
function factorOf(members, most, exactly, paths) {
  const varies = members.some(isDrawn);
  if (!varies && (exactly || !isDrawn(most))) return null;
  const totals = new Float64Array(paths);
  for (const row of members)
    totals.forEach((sum, path) => (totals[path] = sum + numberOn(row, path)));
  if (exactly) return totals.map((sum) => 1 / sum);
  if (!totals.some((sum, path) => sum > numberOn(most, path))) return null;
  return totals.map((sum, path) => {
    const limit = numberOn(most, path);
    return sum > limit ? (limit * A_LITTLE_LESS) / (sum > 0 ? sum : 1) : 1;
  });
}

function scaled(row, factor) {
  return factor.map((one, path) => roundedToText(numberOn(row, path) * one));
}
