// One line: its formula in words, its values by year, what it reads and who reads it.

import { membersOf, named } from "../addresses.js";
import { barChart } from "../chart_bars.js";
import { lineChart } from "../chart.js";
import { fill, made } from "../elements.js";
import { toldAs } from "../numbers.js";
import { assumptionPage, termsList } from "./assumption_page.js";
import { formulaElement, nameLink } from "./formula.js";
import { choice } from "./number_tables.js";
import { resultSeries, seriesOf, sourceOf } from "./pictures.js";
import { readsTable } from "./reads.js";
import { addsUp } from "./told_lines.js";

const MOST_READERS = 40;

/**
 * The page of a line or an assumption.
 * @param {Element} root which it fills.
 * @param {object} app the page.
 * @param {{name: string, member: string, year: number}} at what is asked; member and year are kept.
 * @param {function(string)} follow what happens when a name is clicked.
 */
export function entryPage(root, app, at, follow) {
  const input = named(app.data.inputs, at.name);
  const line = named(app.data.lines, at.name);
  fill(root, made("h3", { tabindex: -1, text: (input ?? line).label }));
  return input ? assumptionPage(root, app, input) : _linePage(root, app, line, at, follow);
}

function _linePage(root, app, line, at, follow) {
  const { data } = app;
  if (line.each && !membersOf(data, line).includes(at.member)) [at.member] = membersOf(data, line);
  const chart = made("div");
  const numbers = _numbersOf(chart, line, at);
  const parts = [numbers];
  let latest = app;
  const redraw = () => parts.forEach((part) => part.update(latest));
  const ofAnother = () => {
    numbers.again();
    redraw();
  };
  _aboutLine(root, data, line, follow);
  root.append(_pickers(app, line, at, ofAnother, redraw), chart);
  parts.push(readsTable(root, line, at, follow));
  _readers(root, data, line, follow);
  return {
    update(now) {
      latest = now;
      redraw();
    },
  };
}

/** What a line is, in words and in its terms. */
function _aboutLine(root, data, line, follow) {
  const stage = named(data.stages, line.stage);
  const block = stage?.blocks && named(stage.blocks, line.block);
  root.append(
    line.explanation ? made("p", { class: "purpose", text: line.explanation }) : "",
    formulaElement(line, follow),
    termsList([
      ["Name", line.name],
      ["Kind", line.kind],
      ["Unit", toldAs(data, line.unit)],
      ["Basis", line.basis],
      ["Sheet", [stage?.title ?? line.stage, block?.heading].filter(Boolean).join(", ")],
      ["For each", line.each],
    ]),
  );
}

/** Of whom, and in which year; each choice is told once `at` has it. */
function _pickers(app, line, at, ofAnother, inAnother) {
  const pickers = made("p", { class: "choices" });
  const ofMember = (member) => {
    at.member = member;
    ofAnother();
  };
  const inYear = (year) => {
    at.year = Number(year);
    inAnother();
  };
  const years = app.engine.calendarYears().map(String);
  if (line.each) pickers.append(choice("Of", membersOf(app.data, line), at.member, ofMember));
  if (line.annual) pickers.append(choice("In", years, String(at.year), inYear));
  return pickers;
}

/** The line's own numbers: by year, or a result's, member by member. */
function _numbersOf(root, line, at) {
  let chart = null;
  const series = (app) =>
    line.annual
      ? [seriesOf(app, line.name, line.label, "line", line.each ? at.member : "")]
      : [resultSeries(app, line.name, "Yours")];
  const build = (app) => {
    const told = {
      title: line.each && line.annual ? `${line.label}: ${at.member}` : line.label,
      unit: unitOfYears(app.data, line),
      series: series(app),
      source: sourceOf(app),
    };
    fill(root);
    const names = membersOf(app.data, line).map((member) => member || line.label);
    return line.annual
      ? lineChart(root, { ...told, years: app.engine.calendarYears() })
      : barChart(root, { ...told, names, noun: line.each ?? "Result" });
  };
  return {
    again() {
      chart = null;
    },
    update(app) {
      if (chart) chart.update({ series: series(app), source: sourceOf(app) });
      else chart = build(app);
    },
  };
}

/** What its numbers are in: flows, which are added up, are those of a year. */
function unitOfYears(data, line) {
  const unit = toldAs(data, line.unit);
  const aYear = line.annual === "sum" && addsUp(data, line) && !unit.endsWith("a year");
  return [aYear ? `${unit} a year` : unit, line.basis].filter(Boolean).join(", ");
}

function _readers(root, data, line, follow) {
  const readers = data.lines.filter((one) => one.reads.some((read) => read.name === line.name));
  if (!readers.length) return;
  root.append(
    made("h4", { text: "Who reads it" }),
    made(
      "ul",
      { class: "readers" },
      ...readers
        .slice(0, MOST_READERS)
        .map((one) =>
          made("li", {}, nameLink(one.name, follow), made("span", { text: ` ${one.label}` })),
        ),
      readers.length > MOST_READERS
        ? made("li", { text: `and ${readers.length - MOST_READERS} more` })
        : null,
    ),
  );
}
