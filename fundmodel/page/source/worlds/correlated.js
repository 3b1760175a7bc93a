// Scores that move together, path by path, and shocks by year, of which a part lasts.

const NOTHING_LEFT = 1e-12;

/** Scores with given correlations, from independent ones: each depends on those before it alone. */
export function correlated(scores, matrix) {
  return triangleOf(matrix).map((row) => weightedSum(row, scores));
}

/** Scores of which any two have the same correlation, through what they have in common. */
export function sharing(own, shared, correlation) {
  return weightedSum([Math.sqrt(1 - correlation), Math.sqrt(correlation)], [own, shared]);
}

function weightedSum(weights, scores) {
  const found = new Float64Array(scores[0].length);
  weights.forEach((weight, at) => {
    if (weight) scores[at].forEach((score, path) => (found[path] += weight * score));
  });
  return found;
}

/** Cholesky's lower triangle: what each score takes of those before it, and of its own. */
function triangleOf(matrix) {
  const rows = [];
  matrix.forEach((wanted, at) => {
    const row = [];
    for (let before = 0; before < at; before++) {
      const known = row.reduce((sum, weight, one) => sum + weight * rows[before][one], 0);
      const pivot = rows[before][before];
      row.push(pivot > NOTHING_LEFT ? (wanted[before] - known) / pivot : 0);
    }
    const rest = wanted[at] - row.reduce((sum, weight) => sum + weight * weight, 0);
    rows.push([...row, Math.sqrt(Math.max(rest, 0))]);
  });
  return rows;
}

/** Scores by year, independent of each other, whose sum is that of one score of its own. */
export function aroundALevel(level, byYear) {
  const total = new Float64Array(level.length);
  for (const scores of byYear) scores.forEach((score, path) => (total[path] += score));
  const years = byYear.length;
  const each = level.map((one, path) => one / Math.sqrt(years) - total[path] / years);
  return byYear.map((scores) => scores.map((score, path) => score + each[path]));
}

/**
 * What is added to, or multiplies, what is stated of each year: x = persistence * x before + shock,
 * of a factor both in logarithms.
 */
export function processOf({ about, persistence }, shape, byYear) {
  const isFactor = about === "factor";
  let x = new Float64Array(byYear[0].length);
  return byYear.map((scores) => {
    x = scores.map((score, path) => {
      const shock = shape(score);
      return persistence * x[path] + (isFactor ? Math.log(shock) : shock);
    });
    return isFactor ? x.map(Math.exp) : x;
  });
}
