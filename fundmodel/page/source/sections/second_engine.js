// A model beside the page's own, for runs that are no movement of a slider: other scenarios, other
// options. It is compiled when it is first asked for.

import { Engine } from "../engine.js";

let waiting = null;

/** The second model of the page, once it is ready. */
export function secondEngine(app) {
  waiting ??= WebAssembly.compile(app.modules.all).then(
    (module) => new Engine(module, app.data.kernels.all, app.data),
  );
  return waiting;
}

/**
 * Results with each option of a choice: two options a run.
 * @param {Engine} engine whose numbers it may overwrite.
 * @param {Map<string, Float64Array>} values the numbers.
 * @param {string} choice the assumption whose codes are 1, 2, ... `options`.
 * @param {string[]} results names of results without members.
 * @returns {number[][]} `[option][result]`, in the model's own units.
 */
export function rerunEach(engine, values, choice, options, results) {
  const found = [];
  for (let option = 1; option <= options; option += 2) {
    const pair = [option, Math.min(option + 1, options)];
    engine.set(...pair.map((code) => new Map([...values, [choice, Float64Array.of(code)]])));
    engine.run();
    pair.forEach((code, lane) => {
      found[code - 1] = results.map((name) => engine.result(name, 0, lane));
    });
  }
  return found;
}
