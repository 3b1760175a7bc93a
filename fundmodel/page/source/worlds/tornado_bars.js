// Every number moved by itself to its low and to its high end: what that does to results.

import { isDrawn } from "./fitted.js";
import { movablesOf, statedOf } from "./movables.js";

/**
 * Move every number by itself.
 *
 * @param machine runs the model
 * @param state as for many worlds
 * @yields {number} how many runs are done
 * @returns `runs`: how many there were; `stated`: result -> its number; `bars`: result -> what
 *   moves it, the longest bar first, both groups in one list: `name`, `input`, `ends`, `about`,
 *   `stated`, `low`, `high`, and `atLow`, `atHigh`: the result there less the stated one
 */
export function* tornadoBars(data, machine, state) {
  const stated = statedOf(data, state);
  const movables = movablesOf(stated, state);
  const runs = 1 + 2 * movables.length; // the first is the stated path
  machine.put(
    rowsOfRuns(stated, movables, runs),
    stated.columns,
    state.values.get(data.draws.calendar.number_of_quarters)[0],
  );
  const cells = machine.kernel.results;
  const found = new Map(Object.keys(cells).map((name) => [name, new Float64Array(runs)]));
  yield* machine.run(runs, (run, lane) => {
    for (const [name, row] of found) row[run] = machine.number(lane, cells[name]);
  });
  const tolerance = state.values.get(data.draws.tolerance)[0];
  const bars = [...found].map(([name, numbers]) => [name, barsOf(movables, numbers, tolerance)]);
  return {
    runs,
    stated: new Map([...found].map(([name, [first]]) => [name, first])),
    bars: new Map(bars),
  };
}

/** All inputs, of those that move a number a run. */
function rowsOfRuns(stated, movables, runs) {
  const rows = new Map([...stated.rows].map(([name, numbers]) => [name, [...numbers]]));
  movables.forEach(({ moved, low, high }, number) => {
    const mine = rows.get(moved.input);
    const before = stated.rows.get(moved.input);
    [low, high].forEach((x, end) =>
      moved.at(x).forEach((value, at) => {
        if (value === before[at]) return;
        if (!isDrawn(mine[at])) mine[at] = new Float64Array(runs).fill(before[at]);
        mine[at][1 + 2 * number + end] = value;
      }),
    );
  });
  return rows;
}

function barsOf(movables, numbers, tolerance) {
  const changes = numbers.map((one) =>
    Number.isNaN(one) && Number.isNaN(numbers[0]) ? 0 : one - numbers[0],
  );
  const bars = movables.map(({ moved, ends, low, high }, number) => ({
    name: moved.name,
    input: moved.input,
    about: moved.about,
    ends,
    low,
    high,
    stated: moved.neutral,
    atLow: changes[1 + 2 * number],
    atHigh: changes[2 + 2 * number],
  }));
  const moving = bars.filter(
    (bar) => !(Math.abs(bar.atLow) <= tolerance && Math.abs(bar.atHigh) <= tolerance),
  );
  return moving.sort((one, other) => swingOf(other) - swingOf(one));
}

/** From the lowest to the highest of stated, low and high: the length of a bar. */
function swingOf({ atLow, atHigh }) {
  const ends = [0, atLow, atHigh].filter(Number.isFinite);
  return Math.max(...ends) - Math.min(...ends);
}
