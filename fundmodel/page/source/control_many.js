// An input with a number a member or a year: a row for each, built when it is opened.

import { addressesOf } from "./addresses.js";
import { freshId } from "./control_about.js";
import { numberRow } from "./control_fields.js";
import { made } from "./elements.js";

/** An input with a number a member or a year: its rows are built when it is opened. */
export class ManyNumbers {
  constructor(app, input) {
    Object.assign(this, { app, input, rows: new Map() });
    this.body = made("div", { class: "many-body" });
    const what = input.by_year ? "by year" : `by ${input.each.replaceAll("_", " ")}`;
    this.summary = made("summary", { text: `${input.label}, ${what}` });
    this.root = made("details", { class: "many" }, this.summary, this.body);
    this.root.addEventListener("toggle", () => this.#build());
  }

  update() {
    const edits = [...this.app.state.edits.keys()];
    const changed = edits.some(
      (one) => one === this.input.name || one.startsWith(`${this.input.name}[`),
    );
    this.root.classList.toggle("changed", changed);
    for (const row of this.rows.values()) row.update();
  }

  focus(address) {
    this.#build();
    (this.rows.get(address) ?? this.rows.values().next().value)?.focus();
  }

  #build() {
    if (this.rows.size || !this.root.open) return;
    const { app, input } = this;
    const addresses = addressesOf(app.data, input, app.delivered);
    if (input.by_year) this.#add(input.name, "All years");
    for (const address of addresses) this.#add(address, _cellText(input, address));
    if (input.by_year) this.body.append(this.#anotherYear());
  }

  #add(address, label) {
    const row = numberRow(this.app, address, label);
    this.rows.set(address, row);
    this.body.append(row.root);
    return row;
  }

  /** A year that is not stated yet gets a row of its own. */
  #anotherYear() {
    const [first, count] = this.app.data.series_years;
    const id = freshId("year");
    const year = made("input", {
      type: "number",
      id,
      class: "number",
      min: first,
      max: first + count - 1,
      step: 1,
      value: first,
    });
    const add = () => {
      const address = `${this.input.name}[${year.value}]`;
      const stands = Number.isInteger(year.valueAsNumber) && year.validity.valid;
      const row = stands && (this.rows.get(address) ?? this.#add(address, `From ${year.value}`));
      if (row) row.focus();
    };
    return made(
      "div",
      { class: "another" },
      made("label", { for: id, text: "From another year" }),
      year,
      made("button", { type: "button", text: "Add", onclick: add }),
    );
  }
}

function _cellText(input, address) {
  const cell = address.slice(input.name.length + 1, -1);
  return input.by_year ? `From ${cell}` : cell;
}
