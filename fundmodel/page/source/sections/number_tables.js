// Tables whose numbers change as a slider moves: rows are made once, and only texts change.

import { fill, made, say } from "../elements.js";
import { columnHeads, scrolling } from "../tables.js";
import { nameLink } from "./formula.js";

/**
 * A table of numbers.
 * @param {Element} root where it goes.
 * @param {string} caption what it shows, with its unit.
 * @param {string[]} heads of the columns; the first is that of the rows' labels.
 * @returns {{update: function({label: string, cells: string[], kind: string, line: string}[])}}
 *   update: takes the rows, which keep their elements while their labels are the same; `line` is
 *   the line that a click on the label explains.
 */
export function numberTable(root, caption, heads) {
  const body = made("tbody");
  const table = made(
    "table",
    { class: "numbers" },
    made("caption", { text: caption }),
    columnHeads(...heads),
    body,
  );
  root.append(scrolling(caption, table));
  let told = [];
  return {
    update(rows) {
      if (rows.length !== told.length || rows.some((row, at) => row.label !== told[at].label)) {
        fill(body, ...rows.map(_tableRow));
      } else {
        rows.forEach((row, at) => _changeCells(body.children[at], row, told[at]));
      }
      told = rows;
    },
  };
}

/** What a reader picks from, with its label. */
export function choice(label, options, chosen, onchange) {
  const select = made(
    "select",
    { onchange: () => onchange(select.value) },
    ...options.map((one) =>
      made("option", {
        value: one.value ?? one,
        text: one.text ?? one,
        selected: (one.value ?? one) === chosen,
      }),
    ),
  );
  return made("label", { class: "choice" }, made("span", { text: label }), select);
}

/**
 * A part that is opened and closed; `update` of what is inside runs when it opens, then while open.
 * @param {number} after how many ms after the last movement: what is large would slow it down.
 */
export function opened(root, title, build, after = 0) {
  const part = made("details", { class: "part" }, made("summary", { text: title }));
  root.append(part);
  let inside = null;
  let last = null;
  let timer = 0;
  const refresh = () => {
    if (!part.open || !last) return;
    inside ??= build(part, last);
    inside.update(last);
  };
  part.addEventListener("toggle", refresh);
  return {
    update(app) {
      last = app;
      clearTimeout(timer);
      if (after) timer = setTimeout(refresh, after);
      else refresh();
    },
  };
}

function _tableRow(row) {
  return made(
    "tr",
    { class: row.kind ? `row-${row.kind}` : null },
    made("th", { scope: "row" }, row.line ? explainLink(row.line, row.label) : row.label),
    ...row.cells.map((text) => made("td", { text })),
  );
}

/** A text that leads to the formula of a line, and to what it is made of. */
function explainLink(line, text) {
  const link = nameLink(
    line,
    () => link.dispatchEvent(new CustomEvent("explain", { bubbles: true, detail: line })),
    text,
  );
  return link;
}

function _changeCells(element, row, before) {
  row.cells.forEach((text, at) => {
    if (text !== before.cells[at]) say(element.children[at + 1], text);
  });
}
