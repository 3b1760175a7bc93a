// An assumption at the end of a chain: its numbers, where they are from, and how sure they are.

import { membersOf, splitAddress } from "../addresses.js";
import { made } from "../elements.js";
import { format, short, toldAs } from "../numbers.js";
import { DELIVERED, YOURS } from "./told_lines.js";
import { numberTable } from "./number_tables.js";

/** An assumption with its numbers; its control is a click away. */
export function assumptionPage(root, app, input) {
  root.append(
    made("p", {
      class: "purpose",
      text: [input.label, input.note].filter(Boolean).join(". ").replaceAll("..", "."),
    }),
    termsList([
      ["Name", input.name],
      ["Unit", toldAs(app.data, input.unit)],
      ["Range", rangeText(app.data, input)],
      ["Source", sourceInWords(input.source)],
      ["Grade", input.grade],
      ["As of", input.as_of],
      ["Look again by", input.review_by],
      ["Drawn", input.drawn],
    ]),
  );
  if (input.movable)
    root.append(
      made(
        "p",
        {},
        made("button", {
          type: "button",
          text: "To its control",
          onclick: () => seekControl(root, input.name),
        }),
      ),
    );
  const heads = [input.by_year ? "From year" : (input.each ?? "Number"), "As delivered", "Yours"];
  const table = numberTable(root, `${input.label}, ${toldAs(app.data, input.unit)}`, heads);
  return { update: (now) => table.update(_numbers(now, input)) };
}

/** Ask whoever keeps the controls to bring that of an assumption into view. */
function seekControl(element, name) {
  element.dispatchEvent(
    new CustomEvent("seekcontrol", { bubbles: true, detail: splitAddress(name)[0] }),
  );
}

/** Names with what they mean; what is not stated is left out. */
export function termsList(terms) {
  const stated = terms.filter(([, text]) => text !== null && text !== undefined && text !== "");
  return made(
    "dl",
    { class: "terms" },
    ...stated.map(([name, text]) =>
      made("div", {}, made("dt", { text: name }), made("dd", { text: String(text) })),
    ),
  );
}

/** A source in words. */
export function sourceInWords(source) {
  if (!source) return "";
  return [source.title, source.publisher, source.date, source.page && `p. ${source.page}`]
    .filter(Boolean)
    .join(", ");
}

/** A number of an assumption: an option by its name, all else with the digits that count. */
export function assumptionText(data, input, number) {
  if (input.options) return input.options[number - 1] ?? short(number);
  return ["date", "whole"].includes(data.units[input.unit]?.style)
    ? format(data, input.unit, number)
    : short(number * (data.units[input.unit]?.told ?? 1));
}

function rangeText(data, input) {
  if (input.options || input.low === null || input.high === null || input.low === undefined)
    return "";
  return `${assumptionText(data, input, input.low)} to ${assumptionText(data, input, input.high)}`;
}

function _numbers(app, input) {
  const cell = (number) => (number === undefined ? "" : assumptionText(app.data, input, number));
  if (input.by_year) {
    const [before, now] = [DELIVERED, YOURS].map((lane) => app.values[lane].stated[input.name]);
    const years = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
    return years.map((year) => ({ label: year, cells: [cell(before[year]), cell(now[year])] }));
  }
  return membersOf(app.data, input).map((member, at) => ({
    label: member || input.label,
    cells: [DELIVERED, YOURS].map((lane) => cell(app.values[lane].get(input.name)[at])),
  }));
}
