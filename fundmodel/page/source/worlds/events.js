// Events by first passage: each begins once the hazard that has built up passes a random limit.

import { numberOn } from "./fitted.js";
import { chanceOf } from "./normal.js";

const CERTAIN = 1e6; // the hazard of a quarter in which the event is certain; no limit is as high

/**
 * The hazard that has built up by the end of each quarter of one path, the opening first.
 *
 * @param yearly the probability a year that holds in each quarter, from the first on
 * @param before how many quarters pass before events are dated: what builds up there does not count
 */
export function builtUp(yearly, before = 0) {
  const all = new Float64Array(yearly.length + 1);
  yearly.forEach((chance, at) => {
    all[at + 1] = all[at] + Math.min(-Math.log1p(-chance) / 4, CERTAIN);
  });
  const since = all[Math.min(before, yearly.length)];
  return all.map((_, at) => all[Math.min(at + before, yearly.length)] - since);
}

/**
 * In which quarter each event of a hazard begins on one path, 0 for never.
 *
 * @param events in the order in which they follow each other: `lasts`, and either `begins`, as a
 *   scenario tells it, or a `score`
 * @param hazard as `builtUp` gives it
 */
export function beginnings(events, hazard) {
  const told = events.filter(({ begins }) => begins).map(({ begins, lasts }) => begins + lasts);
  const quietUntil = Math.max(1, ...told);
  let free = quietUntil;
  return events.map(({ lasts, begins, score }) => {
    if (score === undefined) {
      free = begins ? (free === Infinity ? quietUntil : free) : Infinity;
      return begins || 0;
    }
    const found = firstPassage(hazard, free, score);
    free = found === 0 ? Infinity : found + lasts;
    return found;
  });
}

/** The quarter in which the hazard since a first quarter passes its limit, 0 for never. */
function firstPassage(hazard, free, score) {
  const last = hazard.length - 1;
  const limit = hazard[Math.trunc(Math.min(free - 1, last))] - Math.log(chanceOf(-score));
  let quiet = 0;
  for (let quarter = 1; quarter <= last; quarter++) if (hazard[quarter] < limit) quiet++;
  return quiet === last || free > last ? 0 : quiet + 1;
}

/**
 * The events of all paths, put among the drawn inputs.
 *
 * @param drawn the inputs, as `DrawnInputs` has them
 * @param hazards name of a hazard -> path -> what has built up by the end of each quarter
 */
export function putEvents(drawn, hazards) {
  const { draws, state, rows } = drawn;
  const left = new Set(draws.scenarios[state.scenario].passages);
  const fixed = new Set(state.fixed);
  for (const event of draws.events) {
    const names = draws.inputs[event.input].members.map((one) => `${event.input}[${one}]`);
    for (const hazard of event.hazards) {
      const told = hazard.members.map((at) => !left.has(names[at]) || fixed.has(names[at]));
      if (told.every(Boolean)) continue;
      const begin = eventsOfAll(drawn, event, hazard, told, names, hazards.get(hazard.hazard));
      const column = [...rows.get(event.input)];
      hazard.members.forEach((at, one) => (column[at] = begin[one]));
      rows.set(event.input, column);
    }
  }
}

function eventsOfAll({ rows, scores }, event, hazard, told, names, hazardOf) {
  const stated = rows.get(event.input);
  const lasting = rows.get(event.lasts);
  const drawnScores = hazard.members.map((at, one) =>
    told[one] ? null : scores.ofStream(names[at]),
  );
  const found = hazard.members.map(() => new Float64Array(scores.paths));
  for (let path = 0; path < scores.paths; path++) {
    const events = hazard.members.map((at, one) => ({
      lasts: numberOn(lasting[hazard.lasting[one]], path),
      ...(told[one] ? { begins: numberOn(stated[at], path) } : { score: drawnScores[one][path] }),
    }));
    beginnings(events, hazardOf(path)).forEach((begins, one) => (found[one][path] = begins));
  }
  return found;
}

/** For each kind of event, whether one begins within the quarters of a path. */
export function begunEvents({ draws, rows, scores }, quartersOf) {
  return draws.events.flatMap((event) =>
    event.hazards.map(({ label, members }) => {
      const starts = members.map((at) => rows.get(event.input)[at]);
      const begins = Float64Array.from({ length: scores.paths }, (_, path) =>
        Number(
          starts.some((row) => numberOn(row, path) >= 1 && numberOn(row, path) <= quartersOf(path)),
        ),
      );
      return { label, begins };
    }),
  );
}
