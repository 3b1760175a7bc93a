// All that can be moved by itself in a scenario with its edits, and how far it is moved.

import { activeDraws, seriesColumns, statedRows, yearOfEachQuarter } from "./drawn.js";
import { Moved, tiedRanges } from "./moved.js";
import { scoreOf } from "./normal.js";
import { shapeOf } from "./shapes.js";

const NINE_TENTHS = 0.9;
const DRAWN_ENDS = "P10 to P90";
const PLAUSIBLE_ENDS = "plausible";

/** The stated numbers of a state, as rows of each input, and the years of its horizon. */
export function statedOf(data, { scenario, values }) {
  const { draws } = data;
  const years = [...new Set(yearOfEachQuarter(draws, values))];
  const columns = seriesColumns(data.series_years, years);
  const rows = statedRows(draws, data.series_years, columns, values);
  return { draws, scenario, rows, columns, years, lookUp: (name) => values.get(name)[0] };
}

/**
 * Every number with a range: what is drawn first, as it is drawn. Left out are choices, flags, what
 * belongs to the structure, and the quarters in which events begin, which hazards decide.
 *
 * @returns a list of `moved`, `low` and `high`: its ends, and `ends`: which they are
 */
export function movablesOf(stated, state) {
  const { draws } = stated;
  const tied = tiedRanges(stated);
  const limits = (moved) => {
    const [low, high] = moved.limits();
    const [lowest, highest] = tied.get(moved.input) ?? [-Infinity, Infinity];
    return [Math.max(low, lowest), Math.min(high, highest)];
  };
  const drawn = activeDraws(draws, state).map((draw) => movedByDraw(stated, draw, limits));
  const moving = new Set(
    drawn.flatMap(({ moved }) => moved.places.map((at) => `${moved.input} ${at}`)),
  );
  const others = Object.keys(draws.inputs)
    .flatMap((name) => undrawn(stated, name))
    .filter((moved) => !moved.places.some((at) => moving.has(`${moved.input} ${at}`)))
    .map((moved) => ({ moved, ends: PLAUSIBLE_ENDS, range: limits(moved) }))
    .filter(({ range: [low, high] }) => Number.isFinite(low) && Number.isFinite(high) && low < high)
    .map(({ moved, ends, range: [low, high] }) => ({ moved, ends, low, high }));
  return [...drawn, ...others];
}

function movedByDraw(stated, draw, limits) {
  const moved = new Moved(stated, draw);
  const [lowest, highest] = limits(moved);
  const within = (x) => moved.fitted(Math.min(Math.max(x, lowest), highest));
  const at =
    draw.persistence === null
      ? (share) => shapeOf(draw)(scoreOf(share))
      : (share) => levelOf(draw, share, stated.years.length);
  return {
    moved,
    ends: DRAWN_ENDS,
    low: within(at(1 - NINE_TENTHS)),
    high: within(at(NINE_TENTHS)),
  };
}

/** What yearly shocks come to on average where their sum is at a percentile of its own. */
function levelOf(draw, share, years) {
  const shape = shapeOf(draw);
  const isFactor = draw.about === "factor";
  const sigma = isFactor ? (Math.log(shape(1)) - Math.log(shape(-1))) / 2 : 0;
  const number = shape(scoreOf(share) / Math.sqrt(years));
  const shock = isFactor ? Math.log(number) : number;
  let [x, variance, total] = [0, 0, 0];
  for (let year = 0; year < years; year++) {
    x = draw.persistence * x + shock;
    variance = draw.persistence ** 2 * variance + sigma ** 2 * (1 - 1 / years);
    total += isFactor ? Math.exp(x + variance / 2) : x;
  }
  return total / years;
}

/** A scalar or series as a whole, a column cell by cell. */
function undrawn(stated, input) {
  const { draws } = stated;
  const { kind, movable, members } = draws.inputs[input];
  if (!movable || draws.events.some((event) => event.input === input)) return [];
  if (kind !== "column") {
    return [
      new Moved(stated, { name: input, input, about: kind === "series" ? "shift" : "value" }),
    ];
  }
  return members.map(
    (member, at) =>
      new Moved(stated, { name: `${input}[${member}]`, input, members: [at], about: "value" }),
  );
}
