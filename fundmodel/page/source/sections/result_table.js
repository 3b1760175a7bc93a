// Results as delivered, as changed, and what lies between.

import { membersOf } from "../addresses.js";
import { format, signed, toldAs } from "../numbers.js";
import { DELIVERED, YOURS, lineOf, memberIndex } from "./told_lines.js";
import { numberTable } from "./number_tables.js";

/** Results with their basis, each as delivered and as yours. */
export function resultTable(root, names, picked) {
  const table = numberTable(root, "Results", [
    "Result",
    "Unit",
    "As delivered",
    "Yours",
    "Difference",
  ]);
  return { update: (app) => table.update(names.flatMap((name) => _rowsOf(app, name, picked()))) };
}

function _rowsOf(app, name, picked) {
  const line = lineOf(app.data, name);
  return _membersTold(app.data, line, picked).map(({ member, index }) => {
    const [before, now] = [DELIVERED, YOURS].map((lane) => app.engine.result(name, index, lane));
    const label = member ? `${line.label}: ${member}` : line.label;
    return comparedRow(app.data, line, label, before, now);
  });
}

/** The row of a result: its unit, both numbers, and how they differ. */
export function comparedRow(data, line, label, before, now) {
  const [left, right] = [before, now].map((number) => format(data, line.unit, number));
  const difference = left === right ? "" : signed(data, line.unit, now - before);
  return { line: line.name, label, cells: [toldAs(data, line.unit), left, right, difference] };
}

/** The member that is picked, where the line has it; all of a set that nobody picks from. */
function _membersTold(data, line, picked) {
  const index = memberIndex(data, line, picked);
  if (!line.each) return [{ member: "", index: 0 }];
  if (picked) return index < 0 ? [] : [{ member: picked, index }];
  return membersOf(data, line).map((member, at) => ({ member, index: at }));
}
