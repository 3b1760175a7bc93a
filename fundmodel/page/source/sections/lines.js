// Every line in words: search, one line with its numbers, and the chain back to the assumptions.

import { fill, made, say } from "../elements.js";
import { named } from "../addresses.js";
import { choice } from "./number_tables.js";
import { entryPage } from "./line_page.js";
import { nameLink } from "./formula.js";

const ENTRIES_TOLD = 40;
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
  const at = {
    name: "",
    member: "",
    year: app.engine.calendarYears().at(Math.min(9, app.engine.calendarYears().length - 1)),
  };
  const chain = [];
  const found = made("ul", { class: "found" });
  const count = made("p", { role: "status", class: "readout" });
  const crumbs = made("nav", { "aria-label": "Chain" });
  const entry = made("article", { class: "entry" });
  let page = null;
  let latest = app;
  const open = (name) => {
    at.name = name;
    page = entryPage(entry, latest, at, follow);
    page.update(latest);
    _crumbs(crumbs, latest.data, chain, back);
    entry.querySelector("h3").focus();
  };
  const follow = (name) => {
    chain.push({ name, member: at.member });
    open(name);
  };
  const back = (step) => {
    chain.length = step + 1;
    at.member = chain[step].member;
    open(chain[step].name);
  };
  const begin = (name) => {
    chain.length = 0;
    follow(name);
  };
  const search = _search(app, (text, stage) =>
    _list(found, count, searched(app.data, text, stage), begin),
  );
  root.append(
    made("p", { class: "purpose", text: section.purpose }),
    search,
    count,
    found,
    crumbs,
    entry,
  );
  return {
    begin,
    update(now) {
      latest = now;
      page?.update(now);
    },
  };
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
