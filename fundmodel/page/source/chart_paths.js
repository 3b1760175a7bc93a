// The shapes of a drawing as SVG paths: lines, areas, columns and bands. What is not a number is a
// gap: a path with NaN in it draws nothing, and says nothing.

/** A number on a drawing: a tenth of a pixel is finer than anybody sees. */
export function tenth(number) {
  return Math.round(number * 10) / 10;
}

/** A line through the points, in pieces where numbers are missing. */
export function linePath(xs, ys) {
  let path = "";
  let open = false;
  for (let index = 0; index < xs.length; index++) {
    if (Number.isFinite(ys[index])) {
      path += `${open ? "L" : "M"}${tenth(xs[index])} ${tenth(ys[index])}`;
      open = true;
    } else open = false;
  }
  return path;
}

/** What lies between two lines, in pieces where either is missing. */
export function areaPath(xs, lower, upper) {
  return _pieces(xs, lower, upper)
    .map(([from, to]) => {
      const along = linePath(xs.slice(from, to), upper.slice(from, to));
      const back = linePath(xs.slice(from, to).reverse(), lower.slice(from, to).reverse());
      return `${along}${back.replace("M", "L")}Z`;
    })
    .join("");
}

/** A column round each x, from one line to the other; none where they meet or one is missing. */
export function columnPath(xs, lower, upper, width) {
  let path = "";
  for (let index = 0; index < xs.length; index++) {
    const height = tenth(upper[index] - lower[index]);
    if (!Number.isFinite(height) || height === 0) continue;
    const corner = `${tenth(xs[index] - width / 2)} ${tenth(lower[index])}`;
    path += `M${corner}v${height}h${tenth(width)}v${-height}Z`;
  }
  return path;
}

/**
 * Numbers laid on top of each other.
 * @param {ArrayLike<number>[]} lists one a series, from the bottom.
 * @param {boolean} apart whether what is negative hangs below zero by itself, as columns do.
 * @returns {{lower: number[], upper: number[]}[]} one a series; a gap counts as nothing.
 */
export function stacked(lists, apart) {
  const length = lists.length ? lists[0].length : 0;
  const above = new Array(length).fill(0);
  const below = new Array(length).fill(0);
  return lists.map((numbers) => {
    const lower = new Array(length);
    const upper = new Array(length);
    for (let index = 0; index < length; index++) {
      const one = Number.isFinite(numbers[index]) ? numbers[index] : 0;
      const pile = apart && one < 0 ? below : above;
      lower[index] = pile[index];
      upper[index] = pile[index] += one;
    }
    return { lower, upper };
  });
}

function _pieces(xs, lower, upper) {
  const found = [];
  let from = 0;
  for (let index = 0; index <= xs.length; index++) {
    const there = index < xs.length && Number.isFinite(lower[index] + upper[index]);
    if (there) continue;
    if (index > from) found.push([from, index]);
    from = index + 1;
  }
  return found;
}
