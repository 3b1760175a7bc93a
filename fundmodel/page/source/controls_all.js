// Every other number that may be changed, by theme and by search. Rows are built when first opened.

import { membersOf } from "./addresses.js";
import { choiceRow, numberRow } from "./control_fields.js";
import { freshId } from "./control_about.js";
import { ManyNumbers } from "./control_many.js";
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
    this.root = made(
      "details",
      { class: "all" },
      made("summary", {}, made("h3", { text: `All ${this.inputs.length} assumptions` })),
      made("label", { class: "label", for: id, text: "Search by name, label, member or note" }),
      this.search,
      this.count,
      this.found,
      ...this.#themes(),
    );
  }

  /** Show what holds now, in the rows that are built. */
  update() {
    for (const input of this.rows.values()) if (input.root.isConnected) input.update();
  }

  /** Rows of the inputs in which all words are found. */
  find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = words.join("").length >= LEAST_LETTERS;
    const found = asked ? this.inputs.filter((input) => this.#holds(input, words)) : [];
    // what is named comes first
    found.sort((left, right) => (right.name === text) - (left.name === text));
    this.found.replaceChildren(
      ...found.slice(0, MOST_FOUND).map((input) => this.#inputPart(input)),
    );
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
      if (!this.themes.has(input.theme))
        this.themes.set(input.theme, { inputs: [], name: input.theme });
      this.themes.get(input.theme).inputs.push(input);
    }
    return [...this.themes.values()].map((theme) => this.#themePart(theme));
  }

  #themePart(theme) {
    theme.body = made("div", { class: "theme-body" });
    theme.root = made(
      "details",
      { class: "theme" },
      made("summary", { text: `${_titled(theme.name)} (${theme.inputs.length})` }),
      theme.body,
    );
    theme.root.addEventListener("toggle", () => this.#buildTheme(theme));
    return theme.root;
  }

  #buildTheme(theme) {
    const wanted = theme.root.open ? theme.inputs : [];
    theme.body.replaceChildren(...wanted.map((input) => this.#inputPart(input, theme.name)));
  }

  #holds(input, words) {
    const text = [input.name, input.label, input.note, ...membersOf(this.app.data, input)].join(
      " ",
    );
    const within = `${text} ${text.replaceAll("_", " ")}`.toLowerCase();
    return words.every((word) => within.includes(word));
  }

  #inputPart(input, where = "found") {
    const part =
      input.each || input.by_year
        ? new ManyNumbers(this.app, input)
        : _single(this.app, input.name);
    this.rows.set(`${where} ${input.name}`, part);
    return part.root;
  }
}

function _single(app, name) {
  return app.data.inputs.find((one) => one.name === name).options?.length
    ? choiceRow(app, name)
    : numberRow(app, name);
}

function _titled(name) {
  const text = name.replaceAll("_", " ").replace(/\.yaml$/, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
