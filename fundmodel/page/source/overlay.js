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
 * @param {Object<string, number>} first changes below them, by their addresses.
 * @returns {[string, number][]}
 */
export function changesOf(data, state, first = {}) {
  const { stated } = statedValues(data, state.scenario);
  const edits = new Map([...Object.entries(first), ..._allEdits(data, state)]);
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

/**
 * The text of a scenario file with every change, its reason to be filled in. Of a scenario that was
 * read from a file of one's own it begins from the one below, since `from` finds no such file.
 */
export function overlayYaml(data, state) {
  const scenario = _scenarioOf(data, state);
  const changes = changesOf(data, state, scenario.own);
  const lines = [
    "# Changes made in the page. Say of each why it differs, then name the file to `run`.",
    "",
    `label: ${_quoted(_label(scenario, _allEdits(data, state).size))}`,
    `from: ${scenario.file ? scenario.parents.at(-1) : scenario.name}`,
    "",
    changes.length ? "changes:" : "changes: {}",
  ];
  for (const [address, number] of changes) lines.push(..._entry(data, state, address, number));
  return `${lines.join("\n")}\n`;
}

/** The commands that give the same numbers: with the file, if anything is changed, and without. */
export function overlayCommands(data, state) {
  const changes = changesOf(data, state);
  const set = changes.map(([address, number]) => {
    const text = writtenNumber(data, inputAt(data, address), number);
    return ` --set ${_inShell(`${address}=${text}`)}`;
  });
  const { file, name } = _scenarioOf(data, state);
  const alone = `python -m fundmodel run ${_inShell(file || name)}${set.join("")}`;
  if (!changes.length) return [alone];
  return [`python -m fundmodel run ${_inShell(overlayFile(state))}`, alone];
}

/** What was changed when the page was written, and since. */
function _allEdits(data, state) {
  const { by_hand: before = {} } = _scenarioOf(data, state);
  return new Map([...Object.entries(before), ...state.edits]);
}

function _scenarioOf(data, state) {
  return data.scenarios.find((one) => one.name === state.scenario);
}

function _label(scenario, count) {
  const rest = count === 0 ? "" : count === 1 ? ", 1 change" : `, ${count} changes`;
  return _oneLine(scenario.label).slice(0, LONGEST_LABEL - rest.length) + rest;
}

function _entry(data, state, address, number) {
  const input = inputAt(data, address);
  const [, cell] = splitAddress(address);
  const write = (one) => writtenNumber(data, input, one);
  const text = write(number);
  const told = input.options?.length ? text : formatWithUnit(data, input.unit, number);
  const of = cell ? `${input.label}, ${cell}` : input.label;
  const [ends, because] = _ofFile(data, state, address, number);
  return [
    `  # ${_oneLine(of)}: ${_oneLine(told)}`,
    `  ${cell ? _quoted(address) : address}:`,
    `    value: ${input.options?.length ? _quoted(text) : text}`,
    ...(ends ? [`    plausible: [${ends.map(write).join(", ")}]`] : []),
    `    because: ${_quoted(because || REASON)}`,
  ];
}

/** What the scenario's own file says of a number: the ends of its range, and why it differs. */
function _ofFile(data, { scenario, edits }, address, number) {
  const { own = {}, ranges, because } = _scenarioOf(data, { scenario });
  if (!(address in own)) return [null, ""];
  const [name] = splitAddress(address);
  const ends = ranges[address] ?? ranges[name] ?? [null];
  const stands = own[address] === number && !edits.has(address);
  const why = stands ? (because[address] ?? because[name]) : "";
  return [ends.includes(null) ? null : ends, why];
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
