// A choice whose options stand side by side: what each brings on the same history, live, and what
// the model gives once each of them is the one chosen, a moment after the last movement.

import { membersOf } from "../addresses.js";
import { made, say } from "../elements.js";
import { fixed, format, toldAs } from "../numbers.js";
import { numberTable, opened } from "./number_tables.js";
import { resultBars } from "./pictures.js";
import { rerunEach, secondEngine } from "./second_engine.js";
import { YOURS, lineOf, yearsTold } from "./told_lines.js";

const RERUN_AFTER = 350; // ms after the last movement, then every option is run
const NOT_YET = "…";

/** All of a choice's options, as `alternatives` says. */
export function alternativesPart(root, app, alternatives) {
  const line = lineOf(app.data, alternatives.result);
  const names = membersOf(app.data, line);
  const unit = `${toldAs(app.data, line.unit)}, ${line.basis}`;
  const note = made("p", { class: "readout", role: "status" });
  root.append(...alternatives.explanation.map((text) => made("p", { text })), note);
  const bars = _optionBars(root, app, alternatives, unit);
  const labels = alternatives.reruns.map(([, label]) => label);
  const heads = [alternatives.noun, alternatives.heading, ...labels];
  const table = numberTable(root, `${alternatives.title}, ${unit}`, heads);
  const reruns = _reruns(alternatives, names.length);
  const title = `${lineOf(app.data, alternatives.line).label}, by year`;
  const build = (part, now) => _optionsByYear(part, now, alternatives, names);
  const byYear = opened(root, title, build);
  const update = (now) => {
    const chosen = now.values[YOURS].get(alternatives.choice)[0] - 1;
    bars.update(now);
    byYear.update(now);
    const rerun = reruns.at(now, () => update(now));
    say(note, `${names[chosen]} is chosen: it drives the cash of the page.`);
    const row = (label, option) => ({
      label,
      kind: option === chosen ? "chosen" : "",
      cells: _optionCells(now, alternatives, option, rerun),
    });
    table.update(names.map(row));
  };
  return { update };
}

function _optionBars(root, app, { result, noun, heading }, unit) {
  const grid = made("div", { class: "charts" });
  root.append(grid);
  const title = lineOf(app.data, result).label;
  return resultBars(grid, app, result, { title, unit, noun, legend: heading });
}

function _optionCells({ data, engine }, { result, reruns }, option, rerun) {
  const text = (name, number) => format(data, lineOf(data, name).unit, number);
  return [
    text(result, engine.result(result, option, YOURS)),
    ...reruns.map(([name], at) => (rerun ? text(name, rerun[option][at]) : NOT_YET)),
  ];
}

/**
 * The results of a run with each option, two options a run.
 * @returns {{at: function(object, function()): number[][] | null}} of the numbers as they are now;
 *   null until they are there, and then `done` is called.
 */
function _reruns({ choice, reruns }, options) {
  let key = "";
  let found = null;
  let timer = 0;
  const work = async (app, wanted, done) => {
    const engine = await secondEngine(app);
    if (wanted !== key) return;
    found = rerunEach(
      engine,
      app.values[YOURS],
      choice,
      options,
      reruns.map(([name]) => name),
    );
    done();
  };
  return {
    at(app, done) {
      const now = `${app.state.scenario} ${JSON.stringify([...app.state.edits])}`;
      if (now !== key) {
        key = now;
        found = null;
        clearTimeout(timer);
        timer = setTimeout(() => work(app, now, done), RERUN_AFTER);
      }
      return found;
    },
  };
}

function _optionsByYear(part, app, alternatives, names) {
  const line = lineOf(app.data, alternatives.line);
  const caption = `${line.label}, ${toldAs(app.data, line.unit)}`;
  const table = numberTable(part, caption, [
    alternatives.noun,
    ...app.engine.calendarYears().map(String),
  ]);
  const row = (now, name) =>
    Array.from(yearsTold(now, line.name, name, YOURS), (number) => fixed(number));
  return {
    update: (now) => table.update(names.map((name) => ({ label: name, cells: row(now, name) }))),
  };
}
