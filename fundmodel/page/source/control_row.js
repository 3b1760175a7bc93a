// One number that may be changed: its label, fields, what was delivered, and why it was refused.

import { BY_YEAR, aboutButton, deliveredInWords, freshId } from "./control_about.js";
import { inWords } from "./control_scale.js";
import { made, mark, say } from "./elements.js";
import { inputAt } from "./state.js";

/**
 * What all rows have in common. A field is `{inputs, elements, show(number, delivered)}`: the
 * elements that take the number, those that stand in the row, and how it shows what holds.
 */
export class ControlRow {
  constructor(app, address, label) {
    Object.assign(this, { app, address, input: inputAt(app.data, address) });
    this.label = label ?? this.input.label;
    this.whyId = freshId("why");
    this.labelId = freshId("label");
    this.fieldId = freshId("field");
    this.delivered = made("span", { class: "delivered" });
    this.why = made("p", { class: "refused", id: this.whyId, hidden: true });
    this.reset = made("button", {
      type: "button",
      class: "plain reset",
      text: "reset",
      hidden: true,
      "aria-label": `Reset ${this.label}`,
      onclick: () => this.back(),
    });
    this.typing = false;
    this.written = ""; // what is written there, so that nothing is written twice
    this.before = null; // the changes that stood when typing began
  }

  /** Put the field into the row and show what holds. */
  take(field, group = false) {
    this.field = field;
    const [about, told] = aboutButton(this.app, this.address);
    const name = group
      ? made("span", { class: "label", id: this.labelId, text: this.label })
      : made("label", { class: "label", id: this.labelId, for: this.fieldId, text: this.label });
    this.root = made(
      "div",
      group ? { class: "row", role: "group", "aria-labelledby": this.labelId } : { class: "row" },
      made("div", { class: "head-of-row" }, name, this.reset, about),
      made("div", { class: "fields" }, ...field.elements),
      field.holdsDelivered ? null : this.delivered,
      this.why,
      told,
    );
    this.update();
  }

  /** Show what holds now; a field that is being typed into is left alone. */
  update() {
    const { app, address } = this;
    const [number, delivered] = [app.valueAt(address), app.deliveredAt(address)];
    const changed = app.state.edits.has(address);
    const now = `${number} ${delivered} ${changed} ${this.typing} ${this.why.hidden}`;
    if (now === this.written) return;
    this.written = now;
    if (!this.typing) this.field.show(number, delivered);
    say(this.delivered, changed ? `delivered ${deliveredInWords(app, address)}` : this.#unevenly());
    this.reset.hidden = !changed && this.why.hidden;
    this.root.classList.toggle("changed", changed);
  }

  /** Somebody types: what stands now holds if the number is refused. */
  beginTyping() {
    if (!this.typing) this.before = this.app.state.edits;
    this.typing = true;
  }

  /** Take a number, in the model's unit, or say why not; then the last good one holds. */
  offer(number, unread = "") {
    const why = unread || this.app.offer(this.address, number);
    // "1" on the way to "140" was never meant
    if (why && this.typing) this.app.restore(this.before);
    this.why.hidden = !why;
    say(this.why, why && `${why} ${this.#stays()}`);
    for (const element of this.field.inputs) {
      mark(element, "aria-invalid", why ? "true" : "false");
      if (why) mark(element, "aria-describedby", this.whyId);
      else element.removeAttribute("aria-describedby");
    }
    if (why) this.reset.hidden = false;
    return !why;
  }

  /** Back to what was delivered. */
  back() {
    this.typing = false;
    this.offer(this.app.deliveredAt(this.address));
    this.app.reset(this.address);
    this.update();
    this.focus();
  }

  /** What the model works with while the field has what was refused. */
  #stays() {
    const { app, address, input } = this;
    const all = Object.values(app.values[1].stated[input.name] ?? {});
    const uneven = input.by_year && input.name === address && new Set(all).size > 1;
    return uneven
      ? "It stays as it is."
      : `It stays at ${inWords(app.data, input, app.valueAt(address))}.`;
  }

  /** Of all years at once what was delivered, where it is not the same in all. */
  #unevenly() {
    const words = deliveredInWords(this.app, this.address);
    return words.endsWith(BY_YEAR) ? `delivered ${words}` : "";
  }

  focus() {
    this.field.inputs[0].focus();
  }
}
