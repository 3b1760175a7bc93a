// What tables have in common: heads above their columns, and room to scroll by keyboard too.

import { made } from "./elements.js";

/** Heads of columns; one that says nothing is an empty cell. */
export function columnHeads(...heads) {
  const cells = heads.map((text) => (text ? made("th", { scope: "col", text }) : made("td")));
  return made("thead", {}, made("tr", {}, ...cells));
}

/** A table that scrolls by itself, under a label that is read out. */
export function scrolling(label, table) {
  return made("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table);
}
