// The answer: a dozen headline results, delivered beside yours, with a sentence above them.

import { named } from "./addresses.js";
import { made, say } from "./elements.js";
import { format, signed, toldAs } from "./numbers.js";

/** The table of headlines; only its texts change. */
export class AnswerTable {
  constructor(root, app) {
    Object.assign(this, { app, ofWorlds: new Map(), texts: false });
    this.sentence = made("p", { class: "sentence" });
    this.rows = app.data.front.controls.headlines.map((name) =>
      this.#row(named(app.data.lines, name)),
    );
    this.rangeHead = made("th", { class: "range", scope: "col", text: "Range" });
    const expectedHead = made("th", { class: "expected", scope: "col", text: "Yours, expected" });
    const heads = ["Delivered", "Yours", "Difference"].map((text) =>
      made("th", { scope: "col", text }),
    );
    const table = made(
      "table",
      { class: "headlines", "aria-describedby": "answer-title" },
      made(
        "thead",
        {},
        made(
          "tr",
          {},
          made("th", { scope: "col", text: "Headline" }),
          ...heads,
          expectedHead,
          this.rangeHead,
        ),
      ),
      made("tbody", {}, ...this.rows.map((row) => row.root)),
    );
    this.worlds = made("p", { class: "quiet", hidden: true });
    this.world = made("p", { class: "quiet", text: app.data.world.join(" ") });
    root.replaceChildren(this.sentence, table, this.worlds, this.world);
    this.table = table;
    this.ranged(false);
  }

  /** Redraw the numbers; `app.engine` has run. */
  update() {
    const { app } = this;
    for (const row of this.rows) this.#showRow(row);
    say(this.sentence, answerInWords(app, this.texts));
    this.world.hidden = app.state.scenario !== app.data.scenarios[0].name;
  }

  /**
   * Fill in what many worlds give.
   * @param {Map<string, {expected: string, range: string}>|false} texts of each result; false
   *   where none is known.
   * @param {string} heading of the column of ranges.
   * @param {string} worlds how many they are, and which, in a sentence.
   */
  ranged(texts, heading = "Range", worlds = "") {
    this.texts = texts;
    say(this.sentence, answerInWords(this.app, texts));
    say(this.worlds, worlds);
    this.worlds.hidden = !worlds;
    this.table.classList.toggle("with-ranges", Boolean(texts));
    say(this.rangeHead, heading);
    for (const [name, cells] of this.ofWorlds) {
      const found = (texts && texts.get(name)) || {};
      for (const [key, cell] of Object.entries(cells)) say(cell, found[key] ?? "");
    }
  }

  #row(line) {
    const heads = ["delivered", "yours", "difference", "expected", "range"];
    const cells = heads.map((name) => made("td", { class: name }));
    this.ofWorlds.set(line.name, { expected: cells[3], range: cells[4] });
    const unit = toldAs(this.app.data, line.unit);
    const small = [unit, line.basis].filter((text) => text && text !== line.unit).join(", ");
    const head = made(
      "th",
      { scope: "row" },
      made("span", { text: line.words ?? line.label }),
      small ? made("small", { text: small }) : null,
    );
    return { line, cells, root: made("tr", {}, head, ...cells) };
  }

  #showRow({ line, cells, root }) {
    const { data, engine } = this.app;
    const [delivered, yours] = [0, 1].map((lane) => engine.result(line.name, 0, lane));
    const [left, right] = [delivered, yours].map((number) => format(data, line.unit, number));
    say(cells[0], left);
    say(cells[1], right);
    say(cells[2], left === right ? "" : signed(data, line.unit, yours - delivered));
    root.classList.toggle("moved", left !== right);
  }
}

/**
 * What the changes do, in a sentence; where nothing is changed, what the scenario says.
 * @param {Map<string, {expected: string, range: string}>|false} texts of each result, once worlds
 *   are drawn: the stated path alone is no answer.
 */
export function answerInWords(app, texts = false) {
  const { data, engine, state } = app;
  const scenario = named(data.scenarios, state.scenario);
  const count = state.edits.size;
  const parts = data.front.controls.sentences.map(({ result, before, after }) => {
    const { unit } = named(data.lines, result);
    const [delivered, yours] = [0, 1].map((lane) =>
      format(data, unit, engine.result(result, 0, lane)),
    );
    const other = count && delivered !== yours ? `, not ${delivered}` : "";
    return `${before}${yours}${after}${other}${_expected(texts && texts.get(result))}`;
  });
  const who = scenario.label || scenario.name;
  const how =
    count === 0 ? "as delivered" : count === 1 ? "with your change" : `with your ${count} changes`;
  return parts.length ? `${who}, ${how}: ${parts.join("; ")}.` : "";
}

/** What is to be expected beside the stated path. */
function _expected(found) {
  return found ? `, expected ${found.expected} (P10 to P90: ${found.range})` : "";
}
