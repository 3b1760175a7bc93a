// Many worlds: how each headline is distributed, what may happen, and fans by year.

import { lineChart } from "../chart.js";
import { fill, made, say } from "../elements.js";
import { format, told, toldAs } from "../numbers.js";
import { addSection } from "../registry.js";
import { numberTable } from "./number_tables.js";
import { sourceOf } from "./pictures.js";
import { isChanged, lineOf, yearsTold, DELIVERED, YOURS } from "./told_lines.js";

const TOLD = ["p5", "p10", "p50", "p90", "p95"];
const BANDS = [
  { share: 90, low: "p5", high: "p95" },
  { share: 50, low: "p25", high: "p75" },
];
const OF_80 = "In 80 of 100 worlds"; // as `run` and the report tell it
const NOTHING = new Map();

/** What many worlds give, in the answer and in a section of its own. */
export class Ranges {
  constructor(app) {
    Object.assign(this, { app, found: null, status: "", parts: null });
    app.background.want(
      "worlds",
      () => true,
      (answer) => this.told(answer),
    );
  }

  told({ found = null, done, problem }) {
    const paths = this.app.data.draws.paths;
    const broken = found?.broken
      ? `in world ${found.broken} a line becomes infinite or undefined`
      : "";
    const wrong = problem || broken;
    const before = this.found;
    this.found = wrong ? null : found;
    this.status = wrong ? `Worlds cannot be told: ${wrong}.` : found ? "" : workingOn(done, paths);
    if (this.parts) {
      say(this.parts.status, this.status);
      this.parts.root.classList.toggle("stale", !this.found);
    }
    if (before === this.found) return; // as often while a slider moves
    this.showAnswer();
    this.show();
  }

  /** The ranges beside the headlines. */
  showAnswer() {
    const { app, found } = this;
    const texts = found
      ? new Map([...found.results].map(([name, one]) => [name, ofWorlds(app.data, name, one)]))
      : NOTHING;
    app.answer.ranged(texts, OF_80, found ? worldsInWords(app.data, found) : "");
  }

  /** Make the section, when it is first opened. */
  build(root) {
    const status = made("p", { class: "quiet" });
    const about = made("p");
    const words = made("ul");
    root.append(about, status, words);
    const heads = ["Headline", "Stated path", "Expected", "P5", "P10", "P50", "P90", "P95"];
    const results = numberTable(root, "Headlines in many worlds", heads);
    const chances = numberTable(root, "What may happen", ["What", "Worlds of 100"]);
    const charts = made("div", { class: "charts" });
    root.append(charts);
    this.parts = {
      root,
      status,
      about,
      words,
      results,
      chances,
      charts: fanCharts(charts, this.app),
    };
  }

  /** Fill the section with what is known, while it is open. */
  show() {
    const { app, found, parts } = this;
    if (!parts?.root.closest("details").open) return;
    say(parts.status, this.status);
    parts.root.classList.toggle("stale", !found);
    parts.charts.forEach((chart) => chart.show(app, found));
    if (!found) return;
    say(parts.about, aboutWorlds(app, found));
    fill(parts.words, ...sentencesOf(app, found).map((text) => made("li", { text })));
    parts.results.update([...found.results].map(([name, one]) => resultRow(app, name, one)));
    parts.chances.update(
      found.chances.map(({ label, share }) => ({
        label,
        cells: [Number.isNaN(share) ? "n/a" : (100 * share).toFixed(1)],
      })),
    );
  }
}

function workingOn(done, paths) {
  return done ? `Working out worlds: ${done} of ${paths} …` : `Drawing ${paths} worlds …`;
}

/** By how many worlds what is expected is told, and by which, so that others can have them too. */
function worldsInWords({ draws }, { paths }) {
  return (
    `Expected: the mean of ${paths} worlds of seed ${draws.seed}; range: P10 to P90 of them. ` +
    "Of a ratio, those worlds count in which there is one."
  );
}

/** What was drawn, and what was held. */
function aboutWorlds({ data, state }, { paths, drawn, events }) {
  const edits = state.edits.size;
  const changed = edits
    ? `, and so ${edits === 1 ? "is the number" : `are the ${edits} numbers`} that you changed`
    : "";
  return (
    `${paths} worlds, in each of which ${drawn} uncertain numbers and ${events} events are drawn ` +
    `as their assumptions say, by random numbers of seed ${data.draws.seed}: the first worlds of ` +
    "the command simulate. Choices, terms of the deal and all that is not said to be uncertain " +
    `are held as they stand${changed}. Expected is the mean of these worlds with its standard ` +
    "error; in 5 of 100 of them a result is below its P5, in 5 above its P95."
  );
}

function resultRow({ data, engine }, name, found) {
  const line = lineOf(data, name);
  const text = (number) => format(data, line.unit, number);
  const expected = Number.isFinite(found.mean_se)
    ? `${text(found.mean)} ± ${text(found.mean_se)}`
    : text(found.mean);
  const there =
    found.available < 1 ? ` (in ${(100 * found.available).toFixed(0)} of 100 worlds)` : "";
  const label = [line.words ?? line.label, toldAs(data, line.unit), line.basis]
    .filter(Boolean)
    .join(", ");
  const percentiles = TOLD.map((key) => text(found[key]));
  return {
    label: label + there,
    cells: [text(engine.result(name, 0, YOURS)), expected, ...percentiles],
  };
}

/** What is to be expected of a result, and its range. */
function ofWorlds(data, name, found) {
  const expected = found.available ? format(data, lineOf(data, name).unit, found.mean) : "n/a";
  return { expected, range: rangeOfWorlds(data, name, found) };
}

/** From the tenth to the 90th percentile. */
export function rangeOfWorlds(data, name, { p10, p90, available }) {
  if (!available) return "n/a";
  const [low, high] = [p10, p90].map((number) => format(data, lineOf(data, name).unit, number));
  return `${low} to ${high}`;
}

function sentencesOf({ data }, { results }) {
  return data.front.controls.sentences
    .filter(({ result }) => results.has(result))
    .map(
      ({ result, before, after }) =>
        `${OF_80} ${before}${rangeOfWorlds(data, result, results.get(result))}${after}.`,
    );
}

/** A chart a fan; the stated path is there before the worlds are. */
function fanCharts(root, app) {
  return Object.entries(app.data.draws.fans).map(([name, { heading }]) => {
    const [title, basis] = heading.split(/, (?=[^,]*$)/);
    const unit = [toldAs(app.data, lineOf(app.data, name).unit), basis].filter(Boolean).join(", ");
    const now = (found) => ({
      title,
      unit,
      years: app.engine.calendarYears(),
      source: sourceOf(app),
      ...fanSeries(app, name, found),
    });
    const chart = lineChart(root, now(null));
    return { show: (_, found) => chart.update(now(found)) };
  });
}

function fanSeries(app, name, found) {
  const { unit } = lineOf(app.data, name);
  const inUnit = (numbers) => Array.from(numbers, (number) => told(app.data, unit, number));
  const fan = found?.fans.get(name);
  const reference = isChanged(app) ? yearsTold(app, name, "", DELIVERED) : null;
  const stated = {
    name: "Stated path",
    kind: "line",
    values: yearsTold(app, name, "", YOURS),
    reference,
  };
  if (!fan) return { series: [stated], fans: [] };
  const median = {
    name: "Median of the worlds",
    kind: "line",
    values: inUnit(fan.p50),
    reference: null,
  };
  const fans = BANDS.map(({ share, low, high }) => ({
    share,
    low: inUnit(fan[low]),
    high: inUnit(fan[high]),
  }));
  return { series: [stated, median], fans };
}

addSection({
  id: "ranges",
  title: "Ranges: many worlds",
  build: (root, app) => app.ranges.build(root),
  update: (app) => app.ranges.show(),
});
