// Worlds and tornadoes in the background: a worker does them, and the page never waits.

import { unpacked } from "./boot.js";

const QUIET_BEFORE = 120; // ms without a movement, after which something is asked
const KERNELS_OF_WORKER = ["few", "hazards"];

/**
 * The worker of a page, begun when something is first asked of it.
 *
 * Whoever wants something says what, once; it is asked again whenever the state has changed.
 */
export class Background {
  constructor(app) {
    Object.assign(this, { app, wanted: new Map(), worker: null, id: 0, timer: 0 });
    app.on("run", () => this.moved());
  }

  /**
   * Ask for something in each state.
   *
   * @param {string} kind "worlds" or "tornado"
   * @param {function(): boolean} isWanted whether it is, now
   * @param {function({found, done, problem})} tell is told what was found; how far it is; what went
   *   wrong; or nothing of the three, as soon as what was found before no longer holds
   */
  want(kind, isWanted, tell) {
    this.wanted.set(kind, { isWanted, tell, id: 0, told: null });
    this.soon();
  }

  /** The state has changed: what was found holds no longer. */
  moved() {
    this.id += 1;
    for (const one of this.wanted.values()) if (one.isWanted()) one.tell({});
    this.soon();
  }

  /** Ask, once nothing has moved for a moment. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), QUIET_BEFORE);
  }

  async ask() {
    const worker = await this.begun().catch((problem) => this.failed(problem.message));
    if (!worker) return; // a browser may refuse workers
    for (const [kind, one] of this.wanted) {
      if (!one.isWanted() || one.id === this.id) continue;
      one.id = this.id;
      worker.postMessage({ kind, id: this.id, state: this.state() });
    }
  }

  state() {
    const { state, values } = this.app;
    return { scenario: state.scenario, fixed: [...state.edits.keys()], values: new Map(values[1]) };
  }

  /** The worker, which knows the data. */
  begun() {
    this.worker ??= this.begin();
    return this.worker;
  }

  async begin() {
    const { data, modules, page } = this.app;
    const text = await unpacked(page.getElementById("worker").textContent);
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = (event) => this.heard(event.data);
    worker.onerror = (event) => this.failed(event.message);
    const some = (all) => Object.fromEntries(KERNELS_OF_WORKER.map((name) => [name, all[name]]));
    const known = {
      draws: data.draws,
      series_years: data.series_years,
      kernels: some(data.kernels),
    };
    worker.postMessage({ kind: "begin", data: known, modules: some(modules) });
    return worker;
  }

  heard({ kind, id, ...answer }) {
    if (id === this.id) this.wanted.get(kind)?.tell(answer);
  }

  /** The worker is lost: it is said, and the next state has another. */
  failed(problem) {
    this.worker?.then(
      (worker) => worker.terminate(),
      () => {},
    );
    this.worker = null;
    for (const { tell } of this.wanted.values()) tell({ problem: problem || "the worker stopped" });
  }
}
