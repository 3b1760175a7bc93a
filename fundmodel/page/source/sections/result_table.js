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
    return {
      line: name,
      label: member ? `${line.label}: ${member}` : line.label,
      cells: [
        toldAs(app.data, line.unit),
        format(app.data, line.unit, before),
        format(app.data, line.unit, now),
        differenceText(app.data, line.unit, now, before),
      ],
    };
  });
}

/** A difference as people read it; nothing where both are written alike. */
export function differenceText(data, unit, now, before) {
  return format(data, unit, now) === format(data, unit, before)
    ? ""
    : signed(data, unit, now - before);
}

/** The member that is picked, where the line has it; all of a set that nobody picks from. */
function _membersTold(data, line, picked) {
  const index = memberIndex(data, line, picked);
  if (!line.each) return [{ member: "", index: 0 }];
  if (picked) return index < 0 ? [] : [{ member: picked, index }];
  return membersOf(data, line).map((member, at) => ({ member, index: at }));
}
