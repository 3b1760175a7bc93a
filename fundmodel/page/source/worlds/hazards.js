// What hazards have built up, quarter by quarter: by numbers, or by lines of the model.

import { builtUp } from "./events.js";
import { numberOn } from "./fitted.js";

/**
 * The hazards of all paths, by the quarters by which events are dated.
 *
 * @param drawn the inputs, as `DrawnInputs` has them
 * @param machine runs the lines by which hazards are worked out; null if there are none
 * @returns `of`: hazard -> path -> what has built up; `quarters`: path -> in how many it may begin
 */
export function hazardsOf(drawn, machine) {
  const { draws, quarterYears, scores } = drawn;
  const lines = machine ? linesByPath(drawn, machine) : new Map();
  const count = quarterYears.length;
  const clock = lines.get(draws.clock);
  const before = (path) => (clock ? clock[path].filter((quarter) => quarter < 1).length : 0);
  const found = new Map();
  for (const { hazard, line } of draws.events.flatMap(({ hazards }) => hazards)) {
    const yearly = lines.get(line);
    const of = (path) =>
      builtUp(yearly ? yearly[path] : byQuarter(drawn, hazard, path), before(path));
    found.set(hazard, kept(of, scores.paths));
  }
  return { of: found, quarters: kept((path) => count - before(path), scores.paths) };
}

/** A function of a path that is worked out once a path. */
function kept(workOut, paths) {
  const found = new Array(paths);
  return (path) => (found[path] ??= workOut(path));
}

/** Lines that no event moves: name -> path -> each quarter, from the first on. */
function linesByPath({ rows, columns, quarterYears, scores }, machine) {
  const found = new Map(Object.keys(machine.kernel.by_quarter).map((name) => [name, []]));
  machine.put(rows, columns, quarterYears.length);
  const steps = machine.run(scores.paths, (path, lane) => {
    for (const [name, cell] of Object.entries(machine.kernel.by_quarter)) {
      found.get(name)[path] = machine.quarters(lane, cell);
    }
  });
  for (const _ of steps); // each step is short
  return found;
}

/** The probability a year that holds in each quarter. */
function byQuarter({ draws, rows, columns, quarterYears }, hazard, path) {
  const numbers = rows.get(hazard);
  const isSeries = draws.inputs[hazard].kind === "series";
  return quarterYears.map((year) => numberOn(numbers[isSeries ? year - columns.first : 0], path));
}
