// What drives a headline: every number moved by itself, the longest bars first.

import { barRows } from "../chart_swings.js";
import { named, splitAddress } from "../addresses.js";
import { made, say } from "../elements.js";
import { format, toldAs } from "../numbers.js";
import { addSection } from "../registry.js";
import { choice } from "./number_tables.js";
import { lineOf } from "./told_lines.js";

const MOST_BARS = 12;
const GROUPS_OF_BARS = [
  ["P10 to P90", "What is uncertain, from P10 to P90 of how it is drawn"],
  ["plausible", "Terms, rules and what is never drawn, over all that is plausible"],
];

/** The section of one page. */
class TornadoSection {
  constructor(root, app) {
    const { headlines } = app.data.draws;
    const first = app.data.front.controls.sentences[0]?.result ?? headlines[0];
    Object.assign(this, { app, root, found: null, result: first });
    const options = headlines.map((name) => ({ value: name, text: lineOf(app.data, name).label }));
    this.about = made("p");
    this.status = made("p", { class: "quiet" });
    root.append(
      choice("Headline", options, this.result, (name) => this.choose(name)),
      this.about,
      this.status,
    );
    this.groups = GROUPS_OF_BARS.map(([ends, title]) => ({
      ends,
      rows: barRows(root, title, (name) => app.show(name)),
    }));
    app.background.want(
      "tornado",
      () => this.isOpen(),
      (answer) => this.told(answer),
    );
  }

  isOpen() {
    return this.root.closest("details")?.open ?? true;
  }

  choose(name) {
    this.result = name;
    this.show();
  }

  told({ found = null, done, problem }) {
    this.found = found;
    this.root.classList.toggle("stale", !found);
    say(
      this.status,
      problem ? `The numbers cannot be moved: ${problem}.` : found ? "" : movingText(done),
    );
    if (found) this.show();
  }

  show() {
    const { found, result } = this;
    const { data } = this.app;
    if (!found) return;
    const line = lineOf(data, result);
    const stated = format(data, line.unit, found.stated.get(result));
    const unit = [toldAs(data, line.unit), line.basis].filter(Boolean).join(", ");
    say(
      this.about,
      `${line.words ?? line.label}: ${stated} ${unit}. ` +
        "A bar shows by how much it changes if one number alone goes to its low end (upper half " +
        "of the bar) and to its high end (lower half).",
    );
    for (const { ends, rows } of this.groups) {
      const bars = found.bars
        .get(result)
        .filter((bar) => bar.ends === ends)
        .slice(0, MOST_BARS);
      rows.update(bars.map((bar) => toldBar(data, line, bar)));
    }
  }
}

function movingText(done) {
  return `Moving every number by itself${done ? `: ${done} runs` : ""} …`;
}

/** A bar as people read it. */
function toldBar(data, line, { name, about, low, high, atLow, atHigh }) {
  const [input, member] = splitAddress(name);
  const known = named(data.inputs, input);
  const change = (number) => `${number > 0 ? "+" : ""}${format(data, line.unit, number)}`;
  return {
    name,
    atLow,
    atHigh,
    label: member ? `${known.label}: ${member}` : known.label,
    ends: endsInWords(data, known, about, low, high),
    changes: [change(atLow), change(atHigh)],
  };
}

/** Both ends: as they are, as they are added to what is stated, or as they multiply it. */
function endsInWords(data, input, about, low, high) {
  if (about === "factor")
    return `× ${format(data, "factor", low, 2)} to × ${format(data, "factor", high, 2)}`;
  const bare = ["date", "factor"].includes(data.units[input.unit]?.style);
  const [from, to] = [low, high].map(
    (x) => (about === "shift" && x > 0 ? "+" : "") + format(data, input.unit, x),
  );
  return `${from} to ${to}${bare ? "" : ` ${toldAs(data, input.unit)}`}`;
}

let section = null;

addSection({
  id: "tornado",
  title: "What drives a headline",
  build(root, app) {
    section = new TornadoSection(root, app);
  },
  update(app) {
    app.background.soon();
    section.show();
  },
});
