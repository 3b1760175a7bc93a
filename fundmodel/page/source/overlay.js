// The changes as a scenario file of the model, and as a command.

import { splitAddress } from "./addresses.js";
import { formatWithUnit } from "./numbers.js";
import { inputAt, writtenNumber } from "./state.js";
import { statedValues } from "./values.js";

const REASON = "To be filled in: say in a sentence why it differs.";
const LONGEST_LABEL = 60;

/**
 * The changes, those with which the page was written first, as files and commands may have them:
 * where all years have one number and one year has another, year by year, since neither takes both.
 * @returns {[string, number][]}
 */
export function changesOf(data, state) {
  const { stated } = statedValues(data, state.scenario);
  const edits = _allEdits(data, state);
  const changes = new Map();
  for (const [address, number] of edits) {
    const [name, cell] = splitAddress(address);
    const years = [...edits.keys()].some((one) => one.startsWith(`${name}[`));
    const isOfAll = cell === null && years && inputAt(data, address).by_year;
    const addresses = isOfAll
      ? Object.keys(stated[name]).map((year) => `${name}[${year}]`)
      : [address];
    for (const one of addresses) changes.set(one, number);
  }
  return [...changes];
}

/** The name of the file: that of the scenario it begins from. */
export function overlayFile(state) {
  return `${state.scenario}_changed.yaml`;
}

/** The text of a scenario file with every change, its reason to be filled in. */
export function overlayYaml(data, state) {
  const scenario = data.scenarios.find((one) => one.name === state.scenario);
  const changes = changesOf(data, state);
  const lines = [
    "# Changes made in the page. Say of each why it differs, then name the file to `run`.",
    "",
    `label: ${_quoted(_label(scenario, _allEdits(data, state).size))}`,
    `from: ${scenario.name}`,
    "",
    changes.length ? "changes:" : "changes: {}",
  ];
  for (const [address, number] of changes) lines.push(..._entry(data, address, number));
  return `${lines.join("\n")}\n`;
}

/** The commands that give the same numbers: with the file, and without one. */
export function overlayCommands(data, state) {
  const set = changesOf(data, state).map(([address, number]) => {
    const text = writtenNumber(data, inputAt(data, address), number);
    return ` --set ${_inShell(`${address}=${text}`)}`;
  });
  return [
    `python -m fundmodel run ${overlayFile(state)}`,
    `python -m fundmodel run ${state.scenario}${set.join("")}`,
  ];
}

/** What was changed when the page was written, and since. */
function _allEdits(data, state) {
  const { by_hand: before = {} } = data.scenarios.find((one) => one.name === state.scenario);
  return new Map([...Object.entries(before), ...state.edits]);
}

function _label(scenario, count) {
  const rest = count === 0 ? "" : count === 1 ? ", 1 change" : `, ${count} changes`;
  return _oneLine(scenario.label).slice(0, LONGEST_LABEL - rest.length) + rest;
}

function _entry(data, address, number) {
  const input = inputAt(data, address);
  const [, cell] = splitAddress(address);
  const text = writtenNumber(data, input, number);
  const told = input.options?.length ? text : formatWithUnit(data, input.unit, number);
  const of = cell ? `${input.label}, ${cell}` : input.label;
  return [
    `  # ${_oneLine(of)}: ${_oneLine(told)}`,
    `  ${cell ? _quoted(address) : address}:`,
    `    value: ${input.options?.length ? _quoted(text) : text}`,
    `    because: ${_quoted(REASON)}`,
  ];
}

/** A text in double quotes, which YAML reads as JSON does. */
function _quoted(text) {
  return JSON.stringify(text);
}

/** Without line breaks and signs that no file may hold: a comment ends with its line. */
function _oneLine(text) {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

function _inShell(text) {
  return /^[\w=.+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
