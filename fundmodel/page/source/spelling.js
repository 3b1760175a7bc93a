// The name that was probably meant.

/** The nearest of some names to one that is not among them, or "" if none is near. */
export function nearestName(name, names) {
  const most = Math.max(1, Math.floor(name.length / 3));
  let best = "";
  let least = most + 1;
  for (const one of names) {
    if (Math.abs(one.length - name.length) >= least) continue;
    const steps = _steps(name.toLowerCase(), one.toLowerCase());
    if (steps < least) [best, least] = [one, steps];
  }
  return best;
}

/** Letters to add, drop, exchange or swap with their neighbour until one text is the other. */
function _steps(left, right) {
  let [before, row] = [[], Array.from({ length: right.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const other = left[i - 1] === right[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + other);
      const swapped =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[right.length];
}
