// What the parts of the page share: one state, one run for each movement, and all that shows it.

import { named, splitAddress } from "./addresses.js";
import { AnswerTable } from "./answer.js";
import { Background } from "./background.js";
import { Controls } from "./controls.js";
import { editsWith, editsWithout } from "./edits.js";
import { say } from "./elements.js";
import { Identity } from "./identity.js";
import { sectionsAdded } from "./registry.js";
import { SectionFrame } from "./section_frame.js";
import { sectionsOf } from "./sections/all.js";
import { pictureCharts } from "./sections/pictures.js";
import { Ranges } from "./sections/ranges.js";
import "./sections/tornado.js";
import { Share } from "./share.js";
import { decode, encode, freshState } from "./state.js";
import { keepAddress, keptAddress } from "./kept_state.js";
import { heldIn, refusal, statedValues, valueAt, withEdits } from "./values.js";

const QUIET_AFTER = 300; // ms after the last movement: the address is written, the status told
const AFTER_ALL_YEARS = 9_999;

/**
 * What the parts of the page share.
 *
 * Attributes: data, engine (which has run for `values`), modules, state, values (delivered, yours),
 * sections. Events: "run" behind each run, "settled" once nothing has moved for a while, "scenario"
 * when another one was chosen.
 */
export class App {
  constructor({ data, engine, modules }, page) {
    Object.assign(this, { data, engine, modules, page, listeners: new Map(), frame: 0, timer: 0 });
    this.state = freshState(data.scenarios[0].name);
    this.parts = [];
    this.said = []; // what was wrong with the address, until something is moved
  }

  /** Read the address, build what stands in front, and run once. */
  begin() {
    const { state, said } = decode(keptAddress(this.page), this.data);
    Object.assign(this, { state, said });
    this.#calculate();
    this.answer = new AnswerTable(this.#slot("answer-body"), this);
    this.background = new Background(this);
    this.ranges = new Ranges(this);
    this.controls = new Controls(this.#slot("controls-body"), this);
    const charts = pictureCharts(this.data.front.controls.pictures, () => "");
    this.#slot("pictures-body").replaceChildren(charts.element);
    this.share = new Share(this.#slot("share-body"), this);
    this.sections = [...sectionsOf(this.data), ...sectionsAdded()].map(
      (one) => new SectionFrame(one, this),
    );
    this.#slot("sections").replaceChildren(...this.sections.map((one) => one.root));
    this.parts = [
      new Identity(this.#slot("identity")),
      this.answer,
      this.controls,
      { update: () => charts.update(this) },
      ...this.sections,
    ];
    for (const section of this.sections) section.open = state.open.includes(section.section.id);
    this.#show();
    this.#settle();
  }

  /** The scenario that is shown. */
  get scenario() {
    return named(this.data.scenarios, this.state.scenario);
  }

  get delivered() {
    return this.values[0];
  }

  /** What stands at an address, as delivered; of all years at once the last. */
  deliveredAt(address) {
    return this.#at(this.values[0], address);
  }

  /** What stands there now. */
  valueAt(address) {
    return this.#at(this.values[1], address);
  }

  /** Call a function at each event of a name. */
  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  /** Put a number at an address; returns why not, or "". */
  offer(address, number) {
    const { data, state } = this;
    const why = refusal(data, address, number, state.scenario, state.edits);
    if (why) return why;
    this.restore(editsWith(data, state, this.delivered, address, number));
    return "";
  }

  /** Back to what was delivered, at one address. */
  reset(address) {
    this.restore(editsWithout(this.data, this.state.edits, address));
  }

  /** Let these changes stand: the values at once, what follows from them in the next frame. */
  restore(edits) {
    this.state.edits = edits;
    this.#take();
    this.refresh();
  }

  /** Back to what was delivered, everywhere. */
  resetAll() {
    this.#another({ ...this.state, edits: new Map() });
  }

  /** Show another scenario; what was changed goes with it as far as it can. */
  choose(scenario) {
    const address = encode({ ...this.state, scenario }, this.data);
    const { state, said } = decode(address, this.data);
    this.#another(state, said);
  }

  /** Show what an address says. */
  goTo(hash) {
    const { state, said } = decode(hash, this.data);
    for (const section of this.sections) section.open = state.open.includes(section.section.id);
    this.#another(state, said);
  }

  /** Bring the control of an assumption into view. */
  show(address) {
    this.controls.show(address);
  }

  /** A section was opened or closed. */
  opened(id, open) {
    const others = this.state.open.filter((one) => one !== id);
    this.state.open = open ? [...others, id] : others;
    this.#wait();
  }

  /** Run and redraw in the next frame, once however often it is asked. */
  refresh() {
    this.said = [];
    this.#wait();
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.#calculate();
      this.#show();
    });
  }

  /** The whole address of the page as it stands. */
  address() {
    return `${this.page.location.href.split("#")[0]}#${encode(this.state, this.data)}`;
  }

  #another(state, said = []) {
    Object.assign(this, { state, said });
    this.#calculate();
    this.controls.begin();
    this.#show();
    this.#tell("scenario");
    this.#wait();
  }

  #at(values, address) {
    const [name, cell] = splitAddress(address);
    const ofAllYears = cell === null && named(this.data.inputs, name).by_year;
    return ofAllYears
      ? heldIn(values.stated[name], AFTER_ALL_YEARS)
      : valueAt(this.data, values, address);
  }

  #take() {
    const { data, state } = this;
    const delivered = statedValues(data, state.scenario);
    this.values = [
      delivered,
      state.edits.size ? withEdits(data, delivered, state.edits) : delivered,
    ];
  }

  #calculate() {
    this.#take();
    this.engine.set(...this.values);
    this.engine.run();
  }

  #show() {
    for (const part of this.parts) part.update(this);
    this.#tell("run");
  }

  #wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#settle(), QUIET_AFTER);
  }

  #settle() {
    keepAddress(this.page, encode(this.state, this.data));
    this.share.update();
    say(this.#slot("trouble"), [...this.#troubles(), ...this.said].join("\n"));
    this.#slot("trouble").hidden = this.#slot("trouble").textContent === "";
    say(this.#slot("status"), [...this.said, this.answer.sentence.textContent].join(" "));
    this.#tell("settled");
  }

  #troubles() {
    const { engine, data } = this;
    if (!engine.finite)
      return [`With these numbers "${_labelOf(data, engine.culprit)}" is infinite or undefined.`];
    const failed = engine.failedChecks(1).map((name) => _labelOf(data, name));
    return failed.length ? [`A check of the model does not hold: ${failed.join("; ")}.`] : [];
  }

  #tell(event) {
    for (const listener of this.listeners.get(event) ?? []) listener(this);
  }

  #slot(id) {
    return this.page.getElementById(id);
  }
}

function _labelOf(data, name) {
  return named(data.lines, name)?.label ?? name;
}
