// The controls: scenario, reading, date, sliders, choices, and behind them all other numbers.

import { splitAddress } from "./addresses.js";
import { choiceRow, numberRow } from "./control_fields.js";
import { freshId } from "./control_about.js";
import { sliderRow } from "./control_slider.js";
import { AllNumbers } from "./controls_all.js";
import { made, say } from "./elements.js";
import { inputAt } from "./state.js";

/** What stands in front: the rows by their addresses, and all other numbers. */
export class Controls {
  constructor(root, app) {
    Object.assign(this, { root, app });
    this.rows = new Map();
    this.description = made("p", { class: "quiet description" });
    this.reset = made("button", {
      type: "button",
      text: "Reset all",
      onclick: () => this.#resetAll(),
    });
    this.count = made("span", { class: "count" });
    this.rest = made("div");
    root.replaceChildren(
      this.#scenario(),
      this.description,
      made("div", { class: "changes" }, this.count, this.reset),
      this.rest,
    );
    this.begin();
  }

  /** Build the rows anew, for another scenario; what stands above them keeps the focus. */
  begin() {
    const { controls } = this.app.data.front;
    const wasOpen = this.all?.root.open ?? false;
    this.rows.clear();
    this.all = new AllNumbers(this.app);
    this.all.root.open = wasOpen;
    const first = [controls.alternatives, controls.date].filter((name) => this.#movable(name));
    this.rest.replaceChildren(
      ...first.map((name) => this.#row(name, numberRow(this.app, name))),
      ...controls.groups.map((group) => this.#group(group)),
      ...this.#choices(controls.choices),
      this.all.root,
    );
    this.update();
  }

  /** Show what holds now. */
  update() {
    const { state, data } = this.app;
    const count = state.edits.size;
    for (const row of this.rows.values()) row.update();
    this.all.update();
    this.select.value = state.scenario;
    const scenario = data.scenarios.find((one) => one.name === state.scenario);
    say(this.description, scenario.description || "");
    say(this.count, count === 0 ? "As delivered" : count === 1 ? "1 change" : `${count} changes`);
    this.reset.hidden = count === 0;
  }

  /** Bring the control of an address into view and give it the focus. */
  show(address) {
    const row = this.rows.get(address);
    if (row) row.focus();
    else this.all.show(address, splitAddress(address)[0]);
  }

  #movable(name) {
    return Boolean(name) && Boolean(inputAt(this.app.data, name)?.movable);
  }

  #row(name, row) {
    this.rows.set(name, row);
    return row.root;
  }

  #scenario() {
    const id = freshId("scenario");
    const options = this.app.data.scenarios.map((one) =>
      made("option", { value: one.name, text: one.label || one.name }),
    );
    this.select = made("select", { id }, ...options);
    this.select.addEventListener("change", () => this.app.choose(this.select.value));
    return made(
      "div",
      { class: "row" },
      made(
        "div",
        { class: "head-of-row" },
        made("label", { class: "label", for: id, text: "Scenario" }),
      ),
      made("div", { class: "fields" }, this.select),
    );
  }

  #group(group) {
    const sliders = group.sliders.filter((one) => this.#movable(one.name));
    return made(
      "div",
      { class: "group" },
      made("h3", { text: group.heading }),
      ...sliders.map((one) => this.#row(one.name, sliderRow(this.app, one))),
    );
  }

  #choices(names) {
    const there = names.filter((name) => this.#movable(name));
    if (!there.length) return [];
    return [
      made(
        "div",
        { class: "group" },
        made("h3", { text: "Choices" }),
        ...there.map((name) => this.#row(name, choiceRow(this.app, name))),
      ),
    ];
  }

  #resetAll() {
    this.app.resetAll();
    this.select.focus(); // the button is gone
  }
}
