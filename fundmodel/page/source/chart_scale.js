// From numbers to a drawing: ends of an axis, its ticks, and how it grows.

const NEXT_TO_ZERO = 1e-9;
const ROUND_STEPS = [1, 2, 2.5, 5, 10];

/**
 * The lowest and highest of the numbers of many lists, zero among them. Gaps are passed over, and
 * so is what rounding leaves of zero: an axis of it would be nothing but noise.
 */
export function reach(lists) {
  let low = 0;
  let high = 0;
  for (const numbers of lists) {
    for (const one of numbers) {
      if (Math.abs(one) < NEXT_TO_ZERO) continue;
      if (one < low && one > -Infinity) low = one;
      else if (one > high && one < Infinity) high = one;
    }
  }
  return [low, high];
}

/** The step between ticks, so that about `count` of them stand between two ends. */
function tickStep([low, high], count = 4) {
  const rough = (high - low || 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ROUND_STEPS.find((step) => step * power >= rough * (1 - 1e-9)) * power;
}

/** An axis that holds two ends: from tick to tick; of nothing but zeros, up to one. */
export function axisOf(ends, count = 4) {
  if (ends[0] === ends[1]) return [0, 1];
  const step = tickStep(ends, count);
  const low = Math.floor(ends[0] / step + 1e-9) * step;
  const high = Math.max(Math.ceil(ends[1] / step - 1e-9) * step, low + step);
  return [low, high + 0]; // no -0
}

/** Where the ticks of an axis stand. */
export function ticks(axis, count = 4) {
  const step = tickStep(axis, count);
  const first = Math.ceil(axis[0] / step - 1e-9);
  const last = Math.floor(axis[1] / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** How many decimals ticks need so that no two are written alike. */
export function decimalsOf(axis, count = 4) {
  const step = tickStep(axis, count);
  const needed = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Math.abs(step * 10 ** needed - Math.round(step * 10 ** needed)) > 1e-6
    ? needed + 1
    : needed;
}

/** An axis that holds both: while somebody drags, it only grows. */
export function grown(axis, other) {
  return axis ? [Math.min(axis[0], other[0]), Math.max(axis[1], other[1])] : other;
}

/** A function from numbers between two ends to those between two others. */
export function axisScale([low, high], [from, to]) {
  const rate = (to - from) / (high - low);
  return (number) => from + (number - low) * rate;
}

/** Years that are written under an axis: the round ones, about `count` of them. */
export function yearTicks(years, count = 6) {
  const every = [1, 2, 5, 10, 20].find((step) => years.length / step <= count) ?? 50;
  return years.filter((year) => year % every === 0);
}

/** Heights of labels, moved apart so that none covers another: each `room` below the last. */
export function apart(heights, room, low, high) {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a] - heights[b]);
  const moved = [...heights];
  order.forEach((one, rank) => {
    const above = rank ? moved[order[rank - 1]] + room : low;
    moved[one] = Math.max(heights[one], above);
  });
  let most = high;
  for (const one of order.reverse()) {
    moved[one] = Math.min(moved[one], most);
    most = moved[one] - room;
  }
  return moved;
}
