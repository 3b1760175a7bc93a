// What differs between two scenarios: the inputs, with the reasons given, and the headlines of both.

import { addressesOf, named } from "../addresses.js";
import { made, say } from "../elements.js";
import { Engine } from "../engine.js";
import { format, toldAs } from "../numbers.js";
import { statedValues, valueAt } from "../values.js";
import { assumptionText } from "./assumption_page.js";
import { choice, numberTable } from "./number_tables.js";
import { differenceText } from "./result_table.js";
import { YOURS } from "./told_lines.js";

/** Every address at which two sets of numbers differ, with both, and why. */
export function differingInputs(data, left, right, because) {
  return data.inputs.flatMap((input) => {
    const addresses = [...new Set([left, right].flatMap((values) => addressesOf(data, input, values)))].sort();
    return addresses.map((address) => ({ address, input, left: valueAt(data, left, address), right: valueAt(data, right, address) }))
      .filter((one) => one.left !== one.right)
      .map((one) => ({ ...one, why: because(one.address) }));
  });
}

/** The reason that a scenario gives for a number: at its address, or for the whole assumption. */
export function reasonOf(scenario, address) {
  const reasons = scenario.because ?? {};
  return reasons[address] ?? reasons[address.split("[")[0]] ?? "";
}

/** The section that sets your scenario beside another as delivered. */
export function twoScenarios(root, app, section) {
  const { data } = app;
  const names = data.scenarios.map((one) => ({ value: one.name, text: one.label ?? one.name }));
  let against = app.state.against || data.scenarios[0].name;
  let latest = app;
  const said = made("p", { class: "readout", role: "status" });
  root.append(made("p", { class: "purpose", text: section.purpose }), choice("Beside the scenario above, with its changes, stands", names, against, (one) => { against = one; update(latest); }), said);
  const headlines = numberTable(root, "Headline results", ["Result", "Unit", "Beside", "Yours", "Difference"]);
  const inputs = numberTable(root, "Inputs that differ", ["Input", "Address", "Beside", "Yours", "Why"]);
  const other = _otherRun(app);
  const update = (now) => {
    latest = now;
    const theirs = statedValues(data, against);
    const differing = differingInputs(data, theirs, now.values[YOURS], (address) => _why(now, against, address));
    say(said, differing.length ? `${differing.length} numbers differ.` : "No number differs.");
    inputs.update(differing.map((one) => _inputRow(data, one)));
    other.at(against, now, (result) => headlines.update(_headlines(data, now, result)));
  };
  return { update };
}

/** Why a number is other: what was changed here, what this scenario says, or what the other says. */
function _why(app, against, address) {
  if (app.state.edits.has(address) || app.state.edits.has(address.split("[")[0])) return "Changed on this page.";
  const [mine, theirs] = [app.state.scenario, against].map((name) => named(app.data.scenarios, name));
  const reason = reasonOf(mine, address);
  if (reason) return reason;
  const other = reasonOf(theirs, address);
  return other ? `${theirs.label}: ${other}` : "";
}

function _inputRow(data, { address, input, left, right, why }) {
  return { label: input.label, cells: [address, assumptionText(data, input, left), assumptionText(data, input, right), why] };
}

function _headlines(data, app, theirs) {
  return data.lines.filter((line) => line.kind === "result" && line.tier === "headline" && !line.each).map((line) => {
    const [before, now] = [theirs(line.name), app.engine.result(line.name, 0, YOURS)];
    return { label: line.label, cells: [toldAs(data, line.unit), format(data, line.unit, before), format(data, line.unit, now), differenceText(data, line.unit, now, before)] };
  });
}

/** The results of another scenario, worked out once for each that is picked. */
function _otherRun(app) {
  const found = new Map();
  const engine = WebAssembly.compile(app.modules.few).then((module) => new Engine(module, app.data.kernels.few, app.data));
  return {
    async at(name, now, done) {
      if (!found.has(name)) {
        const one = await engine;
        const values = statedValues(app.data, name);
        one.set(values, values);
        one.run();
        const results = app.data.lines.filter((line) => line.name in app.data.kernels.few.results);
        found.set(name, new Map(results.map((line) => [line.name, one.result(line.name, 0, 0)])));
      }
      done((line) => found.get(name).get(line));
    },
  };
}
