// A section that tells lines: charts, results, statements, one member at a time where it has one.

import { made, say } from "../elements.js";
import { format } from "../numbers.js";
import { memberTable } from "./members.js";
import { choice, opened } from "./number_tables.js";
import { pictureCharts } from "./pictures.js";
import { alternativesPart } from "./readings.js";
import { resultTable } from "./result_table.js";
import { statementTables } from "./statements.js";
import { YOURS, lineOf } from "./told_lines.js";
import { membersOf } from "../addresses.js";

const LARGE_AFTER = 120; // ms after the last movement

/** Build what a section of the fund says, and give back what updates it. */
export function figures(root, app, section) {
  const { picker, pictures = [], results = [], statements = [], alternatives } = section;
  let member = picker?.picked ?? "";
  let now = app;
  const picked = () => member;
  root.append(made("p", { class: "purpose", text: section.purpose }));
  const parts = [];
  const charts = pictures.length ? pictureCharts(pictures, picked) : null;
  if (picker) {
    root.append(
      choice(picker.noun, app.data.sets[picker.each], member, (one) => {
        member = one;
        charts?.again(now);
        parts.forEach((part) => part.update(now));
      }),
    );
  }
  if (section.sums_to_zero) parts.push(_sumOverMembers(root, section.sums_to_zero));
  if (charts) {
    root.append(charts.element);
    parts.push(charts);
  }
  if (alternatives) parts.push(alternativesPart(root, app, alternatives));
  if (results.length) parts.push(resultTable(root, results, picked));
  if (statements.length) parts.push(statementTables(root, statements));
  if (picker)
    parts.push(
      opened(
        root,
        `All lines of the ${picker.noun.toLowerCase()} by year`,
        (part, latest) => memberTable(part, latest, picker, picked),
        LARGE_AFTER,
      ),
    );
  return {
    update(latest) {
      now = latest;
      parts.forEach((part) => part.update(latest));
    },
  };
}

/** What a result comes to over all its members: a sentence with {} for the number. */
function _sumOverMembers(root, [name, sentence]) {
  const told = made("p", { class: "sum" });
  root.append(told);
  return {
    update(app) {
      const line = lineOf(app.data, name);
      const total = membersOf(app.data, line).reduce(
        (sum, _, member) => sum + app.engine.result(name, member, YOURS),
        0,
      );
      const [before, after] = sentence.split("{}");
      say(told, before + format(app.data, line.unit, total) + after);
    },
  };
}
