// What differs between two scenarios: the inputs, with the reasons, and the headlines of both.

import { addressesOf, named } from "../addresses.js";
import { made, say } from "../elements.js";
import { statedValues, valueAt } from "../values.js";
import { assumptionText } from "./assumption_page.js";
import { choice, numberTable } from "./number_tables.js";
import { comparedRow } from "./result_table.js";
import { secondEngine } from "./second_engine.js";
import { DELIVERED, YOURS } from "./told_lines.js";

const HEADS_OF_RESULTS = ["Result", "Unit", "Beside", "Yours", "Difference"];
const HEADS_OF_INPUTS = ["Input", "Address", "Beside", "Yours", "Why"];

/** Every address at which two sets of numbers differ, with both, and why. */
export function differingInputs(data, left, right, because) {
  const different = data.inputs.filter(({ name }) => !_alike(left.get(name), right.get(name)));
  return different.flatMap((input) => {
    const addresses = [
      ...new Set([left, right].flatMap((values) => addressesOf(data, input, values))),
    ].sort();
    return addresses
      .map((address) => ({
        address,
        input,
        left: valueAt(data, left, address),
        right: valueAt(data, right, address),
      }))
      .filter((one) => one.left !== one.right)
      .map((one) => ({ ...one, why: because(one.address) }));
  });
}

function _alike(numbers, others) {
  return numbers.every((number, at) => number === others[at]);
}

/** The reason that a scenario gives for a number: at its address, or for the whole assumption. */
export function reasonOf(scenario, address) {
  const reasons = scenario.because ?? {};
  return reasons[address] ?? reasons[address.split("[")[0]] ?? "";
}

/** The section that sets your scenario beside another as delivered. */
export function twoScenarios(root, app, section) {
  const { data } = app;
  const said = made("p", { class: "readout", role: "status" });
  const pick = _pickOther(app);
  root.append(made("p", { class: "purpose", text: section.purpose }), pick, said);
  const headlines = numberTable(root, "Headline results", HEADS_OF_RESULTS);
  const inputs = numberTable(root, "Inputs that differ", HEADS_OF_INPUTS);
  const other = _otherRun();
  const update = (now) => {
    const against = _beside(now);
    pick.querySelector("select").value = against;
    const theirs = statedValues(data, against);
    const because = (address) => _why(now, against, address);
    const differing = differingInputs(data, theirs, now.values[YOURS], because);
    const differ = differing.length > 1 ? "numbers differ" : "number differs";
    say(said, `${differing.length || "No"} ${differ}.`);
    inputs.update(differing.map((one) => _inputRow(data, one)));
    other.at(against, now, (result) => headlines.update(_headlines(data, now, result)));
  };
  return { update };
}

/** The scenario that stands beside: the first, unless the state has another. */
function _beside({ state, data }) {
  return state.against || data.scenarios[0].name;
}

function _pickOther(app) {
  const { scenarios } = app.data;
  const names = scenarios.map((one) => ({ value: one.name, text: one.label ?? one.name }));
  const label = "Beside the scenario above, with its changes, stands";
  return choice(label, names, _beside(app), (name) => {
    app.state.against = name === scenarios[0].name ? "" : name;
    app.refresh();
  });
}

/** Why a number is other: changed here, or what this scenario says of it, or the other one. */
function _why(app, against, address) {
  if (app.state.edits.has(address) || app.state.edits.has(address.split("[")[0]))
    return "Changed on this page.";
  const [mine, theirs] = [app.state.scenario, against].map((name) =>
    named(app.data.scenarios, name),
  );
  const reason = reasonOf(mine, address);
  if (reason) return reason;
  const other = reasonOf(theirs, address);
  return other ? `${theirs.label}: ${other}` : "";
}

function _inputRow(data, { address, input, left, right, why }) {
  return {
    kind: "reasons",
    label: input.label,
    cells: [address, assumptionText(data, input, left), assumptionText(data, input, right), why],
  };
}

function _headlines(data, app, theirs) {
  return _headlineLines(data).map((line) => {
    const [before, now] = [theirs(line.name), app.engine.result(line.name, 0, YOURS)];
    return comparedRow(data, line, line.label, before, now);
  });
}

/** The results of another scenario, worked out once for each that is picked. */
function _otherRun() {
  const found = new Map();
  return {
    async at(name, app, done) {
      if (!found.has(name)) found.set(name, _headlinesOf(await secondEngine(app), app.data, name));
      done((result) => found.get(name).get(result));
    },
  };
}

function _headlinesOf(engine, data, name) {
  const values = statedValues(data, name);
  engine.set(values, values);
  engine.run();
  return new Map(
    _headlineLines(data).map((line) => [line.name, engine.result(line.name, 0, DELIVERED)]),
  );
}

function _headlineLines(data) {
  return data.lines.filter(
    (line) => line.kind === "result" && line.tier === "headline" && !line.each,
  );
}
