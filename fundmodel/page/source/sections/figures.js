// A section that tells lines: charts, results, statements, one member at a time where it has one.

import { membersOf } from "../addresses.js";
import { made, say } from "../elements.js";
import { format } from "../numbers.js";
import { sumOf } from "../sums.js";
import { memberTable } from "./members.js";
import { choice, opened } from "./number_tables.js";
import { pictureCharts } from "./pictures.js";
import { alternativesPart } from "./readings.js";
import { resultTable } from "./result_table.js";
import { statementTables } from "./statements.js";
import { YOURS, lineOf } from "./told_lines.js";

const LARGE_AFTER = 120; // ms after the last movement

/** Build what a section of the fund says, and give back what updates it. */
export function figures(root, app, section) {
  const { picker, pictures = [], results = [], statements = [], alternatives } = section;
  let member = picker?.picked ?? "";
  let now = app;
  const picked = () => member;
  const parts = [];
  const charts = pictures.length ? pictureCharts(pictures, picked) : null;
  const pick = (one) => {
    member = one;
    charts?.again(now);
    parts.forEach((part) => part.update(now));
  };
  root.append(made("p", { class: "purpose", text: section.purpose }));
  if (picker) root.append(choice(picker.noun, app.data.sets[picker.each], member, pick));
  if (section.sums_to_zero) parts.push(_sumOverMembers(root, section.sums_to_zero));
  if (charts) {
    root.append(charts.element);
    parts.push(charts);
  }
  if (alternatives) parts.push(alternativesPart(root, app, alternatives));
  if (results.length) parts.push(resultTable(root, results, picked));
  if (statements.length) parts.push(statementTables(root, statements));
  if (picker) parts.push(_linesOfPicked(root, picker, picked));
  return {
    update(latest) {
      now = latest;
      parts.forEach((part) => part.update(latest));
    },
  };
}

function _linesOfPicked(root, picker, picked) {
  const title = `All lines of the ${picker.noun.toLowerCase()} by year`;
  const build = (part, app) => memberTable(part, app, picker, picked);
  return opened(root, title, build, LARGE_AFTER);
}

/** What a result comes to over all its members: a sentence with {} for the number. */
function _sumOverMembers(root, [name, sentence]) {
  const told = made("p", { class: "sum" });
  root.append(told);
  return {
    update(app) {
      const line = lineOf(app.data, name);
      const members = membersOf(app.data, line);
      const total = sumOf(members.map((_, member) => app.engine.result(name, member, YOURS)));
      const [before, after] = sentence.split("{}");
      say(told, before + format(app.data, line.unit, total) + after);
    },
  };
}
