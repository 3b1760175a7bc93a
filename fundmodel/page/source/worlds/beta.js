// Beta and t distributions: the incomplete beta function, and what has a given chance in it.

import { chanceOf, normalDensity } from "./normal.js";

const FARTHEST_SCORE = 8.5;
const POINTS_A_SCORE = 32;
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];
const FROM_STIRLING = 15;
const MOST_STEPS = 200;

/** The logarithm of the gamma function, of a number above 0. */
function logGamma(number) {
  let [z, product] = [number, 1];
  while (z < FROM_STIRLING) product *= z++;
  const square = z * z;
  let [power, rest] = [z, 0];
  for (const weight of STIRLING) {
    rest += weight / power;
    power *= square;
  }
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + rest - Math.log(product);
}

function logBeta(a, b) {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Of the incomplete beta function, where it is below about one half: by Lentz's method. */
function betaFraction(x, a, b) {
  let [c, d, found] = [1, 0, 1];
  for (let step = 1; step < MOST_STEPS; step++) {
    const m = step >> 1;
    const over =
      step % 2
        ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
        : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + over * d);
    c = 1 + over / c;
    found *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return 1 / found;
}

/**
 * A beta distribution over the logarithm of odds, log(x / (1 - x)), in which it is nearly normal.
 *
 * Numbers between 0 and 1 are given by the logarithms of themselves and of what is left to 1, so
 * that neither end loses digits.
 */
class OverOdds {
  constructor(a, b) {
    Object.assign(this, { a, b, size: logBeta(a, b) });
  }

  /** What a number is at these odds: the logarithms of x and of 1 - x. */
  static logsAt(odds) {
    const rest = Math.log1p(Math.exp(-Math.abs(odds)));
    return odds < 0 ? [odds - rest, -rest] : [-rest, -odds - rest];
  }

  /** The logarithm of the density over the odds. */
  logDensity(odds) {
    const [logX, logRest] = OverOdds.logsAt(odds);
    return this.a * logX + this.b * logRest - this.size;
  }

  /** The chance of odds no higher than these. */
  chance(odds) {
    const { a, b } = this;
    const x = 1 / (1 + Math.exp(-odds));
    const density = Math.exp(this.logDensity(odds));
    if (x < (a + 1) / (a + b + 2)) return (density * betaFraction(x, a, b)) / a;
    return 1 - (density * betaFraction(1 / (1 + Math.exp(odds)), b, a)) / b;
  }

  /** The odds of a chance: Newton's method on its logarithm, which is concave. */
  oddsAt(chance, guess) {
    let odds = guess;
    for (let step = 0; step < MOST_STEPS; step++) {
      const here = this.chance(odds);
      const change = (here / Math.exp(this.logDensity(odds))) * Math.log(here / chance);
      odds -= change;
      if (Math.abs(change) <= 1e-14 * (1 + Math.abs(odds))) break;
    }
    return odds;
  }

  /** The odds at a score up to 0, beyond which the mirrored distribution keeps more digits. */
  oddsAtScore(score) {
    const guess = Math.log(this.a / this.b) + score * Math.sqrt(1 / this.a + 1 / this.b);
    return this.oddsAt(chanceOf(score), guess);
  }
}

/**
 * A beta shape at normal scores, through the same cubics as in Python: their points stand at
 * every 32nd of a score, and are worked out when they are first needed.
 */
export class BetaShape {
  constructor(a, b) {
    this.below = new OverOdds(a, b);
    this.above = new OverOdds(b, a);
    const points = 2 * FARTHEST_SCORE * POINTS_A_SCORE + 1;
    this.odds = new Float64Array(points).fill(NaN);
    this.slopes = new Float64Array(points);
  }

  prepare(point) {
    if (!Number.isNaN(this.odds[point])) return;
    const score = point / POINTS_A_SCORE - FARTHEST_SCORE;
    const odds = score <= 0 ? this.below.oddsAtScore(score) : -this.above.oddsAtScore(-score);
    this.odds[point] = odds;
    this.slopes[point] =
      normalDensity(score) / Math.exp(this.below.logDensity(odds)) / POINTS_A_SCORE;
  }

  /** The number between 0 and 1 at a score. */
  at(score) {
    const along = (score + FARTHEST_SCORE) * POINTS_A_SCORE;
    const cell = Math.min(Math.max(Math.trunc(along), 0), this.odds.length - 2);
    this.prepare(cell);
    this.prepare(cell + 1);
    const t = along - cell;
    const rest = 1 - t;
    const before = this.odds[cell] * (1 + 2 * t) + this.slopes[cell] * t;
    const after = this.odds[cell + 1] * (3 - 2 * t) - this.slopes[cell + 1] * rest;
    return 1 / (1 + Math.exp(-(before * rest * rest + after * t * t)));
  }
}

/** Student's t at a normal score: t^2 / degrees are the odds of a beta distribution. */
export function studentAt(degrees, score) {
  if (score === 0) return 0;
  const shape = new OverOdds(degrees / 2, 0.5);
  const odds = shape.oddsAt(2 * chanceOf(-Math.abs(score)), Math.log(degrees / (score * score)));
  return Math.sign(score) * Math.sqrt(degrees * Math.exp(-odds));
}
