// Tables whose numbers change as a slider moves: rows are made once, and texts change where they do.

import { fill, made, say } from "../elements.js";

/**
 * A table of numbers.
 * @param {Element} root where it goes.
 * @param {string} caption what it shows, with its unit.
 * @param {string[]} heads of the columns; the first is that of the rows' labels.
 * @returns {{update: function({label: string, cells: string[], kind: string}[]), table: Element}}
 *   update: takes the rows; those of another number are made anew, others keep their elements.
 */
export function numberTable(root, caption, heads) {
  const body = made("tbody");
  const table = made("table", { class: "numbers" },
    made("caption", { text: caption }),
    made("thead", {}, made("tr", {}, ...heads.map((text) => made("th", { scope: "col", text })))), body);
  root.append(made("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, table));
  let told = [];
  return {
    table,
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
  const select = made("select", { onchange: () => onchange(select.value) },
    ...options.map((one) => made("option", { value: one.value ?? one, text: one.text ?? one, selected: (one.value ?? one) === chosen })));
  return made("label", { class: "choice" }, made("span", { text: label }), select);
}

/** A part that is opened and closed; `update` of what is inside runs when it opens, and then while open. */
export function opened(root, title, build, open = false) {
  const part = made("details", { class: "part", open }, made("summary", { text: title }));
  root.append(part);
  let inside = null;
  let last = null;
  const refresh = (app) => {
    last = app;
    if (!part.open) return;
    inside ??= build(part, app);
    inside.update(app);
  };
  part.addEventListener("toggle", () => part.open && last && refresh(last));
  return { update: refresh };
}

function _tableRow(row) {
  return made("tr", { class: row.kind ? `row-${row.kind}` : null },
    made("th", { scope: "row", text: row.label }),
    ...row.cells.map((text) => made("td", { text })));
}

function _changeCells(element, row, before) {
  row.cells.forEach((text, at) => {
    if (text !== before.cells[at]) say(element.children[at + 1], text);
  });
}
