// What many paths say of a result: mean, percentiles, chances, and fans by calendar year.

import { sumOf } from "../sums.js";
import { SPREAD } from "./spread.js";

const FAN_PERCENTS = [5, 25, 50, 75, 95];
const TOLD_PERCENTS = [5, 10, 25, 50, 75, 90, 95];
const MOST_BATCHES = 32;
const FEWEST_BATCHES = 4;

function meanOf(numbers) {
  return sumOf(numbers) / numbers.length;
}

/** Percentiles by the inclusive rule of spreadsheets, of numbers in ascending order. */
function percentileOf(sorted, percent) {
  const at = (sorted.length - 1) * (percent / 100);
  const below = Math.floor(at);
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  const part = at - below;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/**
 * How far the mean would move with another seed, from how it differs between batches of whole
 * runs: paths of one run are spread evenly, so that they are not independent of each other.
 */
function errorOfMean(numbers) {
  const runs = Math.floor(numbers.length / SPREAD);
  const batches = Math.min(MOST_BATCHES, runs);
  if (batches < FEWEST_BATCHES) return NaN;
  const length = Math.floor(runs / batches) * SPREAD;
  const means = Array.from({ length: batches }, (_, at) =>
    meanOf(numbers.slice(at * length, (at + 1) * length).filter((one) => !Number.isNaN(one))),
  );
  const mean = meanOf(means);
  const squares = means.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(squares / (batches - 1) / batches);
}

/** Mean and percentiles of a result; paths on which it is not available count for nothing. */
export function summaryOf(numbers) {
  const there = numbers.filter((one) => !Number.isNaN(one)).sort();
  const found = {
    available: there.length / numbers.length,
    mean: there.length ? meanOf(there) : NaN,
  };
  found.mean_se = errorOfMean(numbers);
  for (const percent of TOLD_PERCENTS)
    found[`p${percent}`] = there.length ? percentileOf(there, percent) : NaN;
  return found;
}

/** In which share of the paths something happens; NaN where it is available on none. */
export function shareOf(hits) {
  const there = hits.filter((one) => !Number.isNaN(one));
  return there.length ? meanOf(there) : NaN;
}

/** 1 where a result is beyond its limit, 0 where not, NaN where it is not available. */
export function hitsOf({ limit, below }, numbers) {
  return numbers.map((one) => {
    if (Number.isNaN(one)) return NaN;
    return Number(below ? one < limit : one > limit);
  });
}

/**
 * Mean and percentiles of a line by calendar year: of its sum, or of what there is at its end.
 *
 * @param quarters path -> each quarter, from the first on
 */
export function fanByYear(quarters, yearOfQuarter, summed) {
  const years = [...new Set(yearOfQuarter)];
  const rows = years.map(() => new Float64Array(quarters.length));
  quarters.forEach((path, number) =>
    path.forEach((one, at) => {
      const row = rows[yearOfQuarter[at] - years[0]];
      row[number] = summed ? row[number] + one : one;
    }),
  );
  const fan = { years, mean: rows.map(meanOf) };
  const sorted = rows.map((row) => row.sort());
  for (const percent of FAN_PERCENTS) {
    fan[`p${percent}`] = sorted.map((row) => percentileOf(row, percent));
  }
  return fan;
}
