// Every other number that may be changed, by theme and by search. Rows are built when first opened.

import { addressesOf, membersOf } from "./addresses.js";
import { choiceRow, numberRow } from "./control_fields.js";
import { freshId } from "./control_about.js";
import { made, say } from "./elements.js";

const MOST_FOUND = 30;
const LEAST_LETTERS = 2;

/** All numbers: a field to search them, and one part for each theme. */
export class AllNumbers {
  constructor(app) {
    Object.assign(this, { app, rows: new Map() });
    this.inputs = app.data.inputs.filter((input) => input.movable);
    this.found = made("div", { class: "search-found" });
    this.count = made("p", { class: "quiet", role: "status" });
    this.themes = new Map();
    const id = freshId("search");
    this.search = made("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
    this.search.addEventListener("input", () => this.find(this.search.value));
    this.root = made("details", { class: "all" },
      made("summary", {}, made("h3", { text: `All ${this.inputs.length} assumptions` })),
      made("label", { class: "label", for: id, text: "Search by name, label, member or note" }),
      this.search, this.count, this.found, ...this.#themes());
  }

  /** Show what holds now, in the rows that are built. */
  update() {
    for (const input of this.rows.values()) if (input.root.isConnected) input.update();
  }

  /** Another scenario states other years. */
  begin() {
    this.rows.clear();
    for (const theme of this.themes.values()) this.#buildTheme(theme);
    this.find(this.search.value);
  }

  /** Rows of the inputs in which all words are found. */
  find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = words.join("").length >= LEAST_LETTERS;
    const found = asked ? this.inputs.filter((input) => this.#holds(input, words)) : [];
    this.found.replaceChildren(...found.slice(0, MOST_FOUND).map((input) => this.#inputPart(input)));
    const more = found.length > MOST_FOUND ? `, of which ${MOST_FOUND} are listed` : "";
    say(this.count, asked ? `${found.length} found${more}` : "");
  }

  /** Open the row of an address, wherever it is; returns whether there is one. */
  show(address, name) {
    const input = this.inputs.find((one) => one.name === name);
    if (!input) return false;
    this.root.open = true;
    this.search.value = name;
    this.find(name);
    const part = this.rows.get(`found ${name}`);
    if (!part) return false;
    if (part.root.tagName === "DETAILS") part.root.open = true;
    part.focus(address);
    return true;
  }

  #themes() {
    for (const input of this.inputs) {
      if (!this.themes.has(input.theme)) this.themes.set(input.theme, { inputs: [], name: input.theme });
      this.themes.get(input.theme).inputs.push(input);
    }
    return [...this.themes.values()].map((theme) => this.#themePart(theme));
  }

  #themePart(theme) {
    theme.body = made("div", { class: "theme-body" });
    theme.root = made("details", { class: "theme" },
      made("summary", { text: `${_titled(theme.name)} (${theme.inputs.length})` }), theme.body);
    theme.root.addEventListener("toggle", () => this.#buildTheme(theme));
    return theme.root;
  }

  #buildTheme(theme) {
    const wanted = theme.root.open ? theme.inputs : [];
    theme.body.replaceChildren(...wanted.map((input) => this.#inputPart(input, theme.name)));
  }

  #holds(input, words) {
    const text = [input.name, input.label, input.note, ...membersOf(this.app.data, input)].join(" ");
    const within = `${text} ${text.replaceAll("_", " ")}`.toLowerCase();
    return words.every((word) => within.includes(word));
  }

  #inputPart(input, where = "found") {
    const part = input.each || input.by_year ? new ManyNumbers(this.app, input)
      : _single(this.app, input.name);
    this.rows.set(`${where} ${input.name}`, part);
    return part.root;
  }
}

function _single(app, name) {
  return app.data.inputs.find((one) => one.name === name).options?.length
    ? choiceRow(app, name) : numberRow(app, name);
}

function _titled(name) {
  const text = name.replaceAll("_", " ").replace(/\.yaml$/, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

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
    const changed = edits.some((one) => one === this.input.name || one.startsWith(`${this.input.name}[`));
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
    const year = made("input", { type: "number", id, class: "number", min: first, max: first + count - 1, step: 1, value: first });
    const add = () => {
      const address = `${this.input.name}[${year.value}]`;
      const stands = Number.isInteger(year.valueAsNumber) && year.validity.valid;
      const row = stands && (this.rows.get(address) ?? this.#add(address, `From ${year.value}`));
      if (row) row.focus();
    };
    return made("div", { class: "another" }, made("label", { for: id, text: "From another year" }), year,
      made("button", { type: "button", text: "Add", onclick: add }));
  }
}

function _cellText(input, address) {
  const cell = address.slice(input.name.length + 1, -1);
  return input.by_year ? `From ${cell}` : cell;
}
