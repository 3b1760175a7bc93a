// What the page's worker does: it draws worlds, moves numbers, drops what is no longer asked.

import { ManyPaths } from "./worlds/many_paths.js";
import { ManyWorlds } from "./worlds/many_worlds.js";
import { tornadoBars } from "./worlds/tornado_bars.js";

const SLICE = 30; // ms of work, after which it is looked whether something else is asked

const KINDS_OF_WORK = {
  worlds: ({ worlds }, state) => worlds.run(state),
  tornado: ({ data, machines }, state) => tornadoBars(data, machines.few, state),
};

/** Works out one thing after the other, worlds first; of each kind what was asked last. */
export class Work {
  /**
   * @param send is told of each answer: `kind`, `id`, and `done`, `found` or `problem`
   * @param kinds what can be asked, the most urgent first: kind -> a function that works in steps
   */
  constructor(send, kinds = KINDS_OF_WORK) {
    Object.assign(this, { send, kinds, waiting: new Map(), busy: false });
  }

  /** Take a message: what to work with, or something that is asked. */
  take({ kind, id, data, modules, state }) {
    if (kind === "begin") this.begin(data, modules);
    else this.waiting.set(kind, { kind, id, state });
    if (!this.busy) this.work();
  }

  begin(data, modules) {
    const machines = {};
    for (const [name, bytes] of Object.entries(modules)) {
      machines[name] = new ManyPaths(new WebAssembly.Module(bytes), data.kernels[name]);
    }
    Object.assign(this, { data, machines, worlds: new ManyWorlds(data, machines) });
  }

  async work() {
    this.busy = true;
    for (let next = this.next(); next; next = this.next()) await this.finish(next);
    this.busy = false;
  }

  next() {
    const kind = Object.keys(this.kinds).find((one) => this.waiting.has(one));
    const next = this.waiting.get(kind);
    this.waiting.delete(kind);
    return next;
  }

  /** Whether something is asked of another state than that of an id. */
  isOvertaken(id) {
    return [...this.waiting.values()].some((one) => one.id !== id);
  }

  /** Work until it is done, unless something is asked of another state meanwhile. */
  async finish({ kind, id, state }) {
    try {
      const steps = this.kinds[kind](this, state);
      for (let until = performance.now() + SLICE; ;) {
        const { done, value } = steps.next();
        if (done) return this.send({ kind, id, found: value });
        if (performance.now() < until) continue;
        this.send({ kind, id, done: value });
        await aMoment();
        if (this.isOvertaken(id)) return undefined;
        until = performance.now() + SLICE;
      }
    } catch (problem) {
      return this.send({ kind, id, problem: problem.message });
    }
  }
}

/** Let messages in. */
function aMoment() {
  return new Promise((resume) => {
    setTimeout(resume, 0);
  });
}

if (typeof WorkerGlobalScope !== "undefined") {
  const work = new Work((answer) => globalThis.postMessage(answer));
  globalThis.onmessage = (event) => work.take(event.data);
}
