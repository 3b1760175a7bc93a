// Every line in words: search, one line with its numbers, and the chain back to the assumptions.

import { fill, made, say } from "../elements.js";
import { named } from "../addresses.js";
import { choice } from "./number_tables.js";
import { entryPage } from "./line_page.js";
import { nameLink } from "./formula.js";

const ENTRIES_TOLD = 40;
const YEARS_ON = 9; // of the horizon, when a line is first told
const FIRST_OF_THEM = `, the first ${ENTRIES_TOLD} below`;

/** Lines and assumptions whose name or label has all words that are typed, the closest first. */
export function searched(data, text, stage) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const all = [...data.lines, ...data.inputs].filter((one) => !stage || one.stage === stage);
  const fits = all.filter((one) =>
    words.every((word) => `${one.name} ${one.label}`.toLowerCase().includes(word)),
  );
  const rank = (one) => (one.name === text ? 0 : one.name.startsWith(text) ? 1 : 2);
  return words.length ? fits.sort((a, b) => rank(a) - rank(b)) : fits;
}

/** The section of all lines. */
export function everyLine(root, app, section) {
  const found = made("ul", { class: "found" });
  const count = made("p", { role: "status", class: "readout" });
  const chain = new Chain(app);
  const begin = (name) => chain.begin(name);
  const search = _search(app, (text, stage) =>
    _list(found, count, searched(app.data, text, stage), begin),
  );
  const purpose = made("p", { class: "purpose", text: section.purpose });
  root.append(purpose, search, count, found, chain.crumbs, chain.entry);
  return { begin, update: (now) => chain.update(now) };
}

/** The lines gone through one after the other, the last of which is told. */
class Chain {
  constructor(app) {
    const years = app.engine.calendarYears();
    const year = years[Math.min(YEARS_ON, years.length - 1)];
    Object.assign(this, { app, page: null, steps: [], at: { name: "", member: "", year } });
    this.crumbs = made("nav", { "aria-label": "Chain" });
    this.entry = made("article", { class: "entry" });
  }

  /** From here on anew. */
  begin(name) {
    this.steps.length = 0;
    this.follow(name);
  }

  /** One step further. */
  follow(name) {
    this.steps.push({ name, member: this.at.member });
    this.#open(name);
  }

  /** Back to a step, and to the member that was told there. */
  back(step) {
    this.steps.length = step + 1;
    this.at.member = this.steps[step].member;
    this.#open(this.steps[step].name);
  }

  update(app) {
    this.app = app;
    this.page?.update(app);
  }

  #open(name) {
    this.at.name = name;
    this.page = entryPage(this.entry, this.app, this.at, (next) => this.follow(next));
    this.page.update(this.app);
    _crumbs(this.crumbs, this.app.data, this.steps, (step) => this.back(step));
    this.entry.querySelector("h3").focus();
  }
}

function _search(app, changed) {
  let stage = "";
  const field = made("input", {
    type: "search",
    oninput: () => changed(field.value.trim(), stage),
  });
  const stages = [
    { value: "", text: "all stages" },
    ...app.data.stages.map((one) => ({ value: one.name, text: one.title })),
  ];
  const pick = choice("Stage", stages, "", (one) => {
    stage = one;
    changed(field.value.trim(), stage);
  });
  changed("", "");
  return made(
    "p",
    { class: "choices" },
    made(
      "label",
      { class: "choice" },
      made("span", { text: "Search lines and assumptions" }),
      field,
    ),
    pick,
  );
}

function _list(list, count, entries, begin) {
  say(count, `${entries.length} found${entries.length > ENTRIES_TOLD ? FIRST_OF_THEM : ""}.`);
  fill(
    list,
    ...entries
      .slice(0, ENTRIES_TOLD)
      .map((one) =>
        made("li", {}, nameLink(one.name, begin, one.label), made("code", { text: one.name })),
      ),
  );
}

/** The way that was gone, each step a way back. */
function _crumbs(nav, data, chain, back) {
  const label = (name) => (named(data.lines, name) ?? named(data.inputs, name)).label;
  fill(
    nav,
    made(
      "ol",
      {},
      ...chain.map(({ name }, step) =>
        made(
          "li",
          {},
          step === chain.length - 1
            ? made("span", { "aria-current": "step", text: label(name) })
            : made("button", {
                type: "button",
                class: "name",
                text: label(name),
                onclick: () => back(step),
              }),
        ),
      ),
    ),
  );
}
