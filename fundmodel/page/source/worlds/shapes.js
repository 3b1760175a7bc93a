// Inverse distribution functions: the number that a shape has at a normal score.

import { BetaShape, studentAt } from "./beta.js";
import { chanceOf } from "./normal.js";

const betaShapes = new Map();

function betaShapeOf(a, b) {
  const key = `${a} ${b}`;
  if (!betaShapes.has(key)) betaShapes.set(key, new BetaShape(a, b));
  return betaShapes.get(key);
}

/**
 * The number at a score, as a function.
 *
 * @param draw has `shape`, its parameters `at`, of a discrete one `values` and `weights`
 */
export function shapeOf({ shape, at, values, weights }) {
  switch (shape) {
    case "normal":
      return (score) => at.mean + at.sigma * score;
    case "lognormal":
      return (score) => at.median * Math.exp(at.sigma * score);
    case "uniform":
      return (score) => at.low + (at.high - at.low) * chanceOf(score);
    case "triangular":
      return (score) => triangularAt(at, score);
    case "pert":
      return pertShape(at);
    case "beta":
      return betaOfMean(at);
    case "student_t":
      return (score) => at.center + at.scale * studentAt(at.degrees, score);
    case "discrete":
      return (score) => discreteAt(values, weights, score);
    default:
      throw new Error(`There is no shape ${shape}.`);
  }
}

function triangularAt({ low, mode, high }, score) {
  const width = high - low;
  const chance = chanceOf(score);
  if (chance * width < mode - low) return low + Math.sqrt(chance * width * (mode - low));
  return high - Math.sqrt(chanceOf(-score) * width * (high - mode));
}

function pertShape({ low, mode, high }) {
  const width = high - low;
  const a = 1 + (4 * (mode - low)) / width;
  const shape = betaShapeOf(a, 6 - a);
  return (score) => low + width * shape.at(score);
}

function betaOfMean({ mean, sigma }) {
  const size = (mean * (1 - mean)) / sigma ** 2 - 1;
  const shape = betaShapeOf(mean * size, (1 - mean) * size);
  return (score) => shape.at(score);
}

function discreteAt(values, weights, score) {
  const chance = chanceOf(score);
  let below = 0;
  for (let at = 0; at < values.length - 1; at++) {
    below += weights[at];
    if (chance < below) return values[at];
  }
  return values.at(-1);
}
