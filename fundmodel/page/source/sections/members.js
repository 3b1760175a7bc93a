// All lines of one member by year, as many as go by quarter: a contributor's, a window's.

import { fixed, toldAs } from "../numbers.js";
import { numberTable } from "./number_tables.js";
import { YOURS, memberIndex, yearsTold } from "./told_lines.js";

/** The lines that run over a set, or over a part of it, and have the member. */
export function linesOfMember(data, each, member) {
  const whole = new Set(data.sets[each]);
  const part = (set) => data.sets[set].every((one) => whole.has(one));
  return data.lines.filter(
    (line) => line.each && line.annual && part(line.each) && memberIndex(data, line, member) >= 0,
  );
}

/** Every line of the member that is picked, by year, as yours. */
export function memberTable(part, app, picker, picked) {
  const heads = ["Line", "Unit", ...app.engine.calendarYears().map(String)];
  const table = numberTable(part, `All lines of one ${picker.noun.toLowerCase()}, by year`, heads);
  return {
    update(now) {
      table.update(
        linesOfMember(now.data, picker.each, picked()).map((line) => ({
          line: line.name,
          label: line.label,
          cells: [
            toldAs(now.data, line.unit),
            ...Array.from(yearsTold(now, line.name, picked(), YOURS), (number) => fixed(number)),
          ],
        })),
      );
    },
  };
}
