// A formula in words, in which every name can be followed.

import { made } from "../elements.js";

const ANY_NAME = /[A-Za-z_][A-Za-z0-9_]*/g;

/** The pieces of a formula: texts, and the names among them that it reads. */
export function piecesOf(formula, names) {
  const known = new Set(names);
  const pieces = [];
  let from = 0;
  for (const found of formula.matchAll(ANY_NAME)) {
    if (!known.has(found[0])) continue;
    if (found.index > from) pieces.push({ text: formula.slice(from, found.index) });
    pieces.push({ name: found[0], text: found[0] });
    from = found.index + found[0].length;
  }
  if (from < formula.length) pieces.push({ text: formula.slice(from) });
  return pieces;
}

/** The formula of a line as an element; `follow` is told which name was clicked. */
export function formulaElement(line, follow) {
  const pieces = piecesOf(
    line.formula,
    line.reads.map((one) => one.name),
  );
  return made(
    "p",
    { class: "formula" },
    ...pieces.map(({ name, text }) => (name ? nameLink(name, follow) : text)),
  );
}

/** A name that leads to what it names. */
export function nameLink(name, follow, text = name) {
  return made("button", { type: "button", class: "name", text, onclick: () => follow(name) });
}
