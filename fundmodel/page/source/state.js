// What the reader chose: a scenario and the numbers changed in it. It stands in the address.

import { membersOf, named, splitAddress } from "./addresses.js";
import { dateField, serialOf } from "./numbers.js";
import { whyNoAddress, whyNoNumber } from "./refusals.js";
import { nearestName } from "./spelling.js";
import { contradictions } from "./values.js";

const RESERVED = new Set(["s", "f", "open", "against"]);
const FINGERPRINT_LETTERS = 16; // as `run --json` tells them
const MOST_SAID = 6;
const STAYS = "It stays as delivered.";

/** Nothing changed in a scenario. */
export function freshState(scenario = "base") {
  return { scenario, edits: new Map(), open: [], against: "" };
}

/** The fingerprint of a scenario as delivered, as `run` tells it, so that both can be matched. */
export function fingerprintOf(data, scenario) {
  return named(data.scenarios, scenario).fingerprint.slice(0, FINGERPRINT_LETTERS);
}

/** The input that an address is of, or undefined. */
export function inputAt(data, address) {
  return named(data.inputs, splitAddress(address)[0]);
}

/** A number as files and commands write it: an option, a day, or the shortest that reads back. */
export function writtenNumber(data, input, number) {
  if (input.options?.length) return input.options[number - 1];
  if (data.units[input.unit]?.style === "date") return dateField(number);
  return String(number);
}

/** The number of such a text, NaN if it is none. */
function readNumber(data, input, text) {
  if (input.options?.length) {
    const index = input.options.indexOf(text);
    return index < 0 ? NaN : index + 1;
  }
  if (data.units[input.unit]?.style === "date") return serialOf(text);
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

/** The part of the address behind "#": only what differs from the scenario as delivered. */
export function encode(state, data) {
  const pairs = [["s", state.scenario]];
  if (state.edits.size) pairs.push(["f", fingerprintOf(data, state.scenario)]);
  for (const [address, number] of state.edits) {
    pairs.push([address, writtenNumber(data, inputAt(data, address), number)]);
  }
  if (state.open.length) pairs.push(["open", state.open.join(",")]);
  if (state.against) pairs.push(["against", state.against]);
  return pairs.map(([key, text]) => `${_escaped(key)}=${_escaped(text)}`).join("&");
}

/**
 * The state that an address asks for. What of it cannot be stays as delivered, and is said.
 * @returns {{state: object, said: string[]}}
 */
export function decode(hash, data) {
  const said = [];
  const pairs = _pairs(hash, said);
  const state = freshState(_scenario(pairs, data, said));
  _checkFingerprint(pairs, data, state.scenario, said);
  for (const [key, text] of pairs) {
    if (key === "open") state.open = text.split(",").filter(Boolean);
    else if (key === "against") state.against = _other(text, data, said);
    else if (!RESERVED.has(key)) _readEdit(state, data, key, text, said);
  }
  _dropContradictions(state, data, said);
  return { state, said: _atMost(said) };
}

function _escaped(text) {
  return encodeURIComponent(text)
    .replaceAll("%5B", "[")
    .replaceAll("%5D", "]")
    .replaceAll("%20", "+");
}

function _pairs(hash, said) {
  const pairs = [];
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const [key, ...rest] = part.split("=");
    try {
      pairs.push([_plain(key), _plain(rest.join("="))]);
    } catch {
      said.push(`"${part.slice(0, 40)}" in the address cannot be read: it is left out.`);
    }
  }
  return pairs;
}

function _plain(text) {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function _scenario(pairs, data, said) {
  const asked = pairs.find(([key]) => key === "s")?.[1] ?? data.scenarios[0].name;
  const names = data.scenarios.map((one) => one.name);
  if (names.includes(asked)) return asked;
  const near = _meant(asked, names);
  said.push(
    `There is no scenario "${asked.slice(0, 60)}" in this file.${near} Here stands ${names[0]}.`,
  );
  return names[0];
}

function _other(asked, data, said) {
  const names = data.scenarios.map((one) => one.name);
  if (names.includes(asked)) return asked;
  said.push(`There is no scenario "${asked.slice(0, 60)}" to compare with.${_meant(asked, names)}`);
  return "";
}

function _checkFingerprint(pairs, data, scenario, said) {
  const asked = pairs.find(([key]) => key === "f")?.[1];
  const ours = fingerprintOf(data, scenario);
  if (asked === undefined || (asked && ours.startsWith(asked))) return;
  said.push(
    `The address was made with other assumptions (${asked.slice(0, FINGERPRINT_LETTERS)}; ` +
      `here ${ours}): its changes are made to those that stand here.`,
  );
}

function _readEdit(state, data, address, text, said) {
  const input = inputAt(data, address);
  const wrong = whyNoAddress(data, address) + _meantBy(data, address);
  const number = wrong ? NaN : readNumber(data, input, text);
  const why =
    wrong || (Number.isNaN(number) ? _unreadable(input, text) : whyNoNumber(input, number));
  if (why) said.push(`${address.slice(0, 80)}: ${why} ${STAYS}`);
  else state.edits.set(address, number);
}

/** Take out what does not go with the rest: beyond its range, or shares that are not one whole. */
function _dropContradictions(state, data, said) {
  for (const { where, why } of contradictions(data, state.scenario, state.edits)) {
    const [name] = splitAddress(where);
    const exact = state.edits.has(where);
    const culprits = [...state.edits.keys()].filter((one) =>
      exact ? one === where : splitAddress(one)[0] === name,
    );
    for (const one of culprits) state.edits.delete(one);
    if (culprits.length) said.push(`${where}: ${why} ${STAYS}`);
  }
}

function _meantBy(data, address) {
  const [name, cell] = splitAddress(address);
  const input = inputAt(data, address);
  if (!input)
    return _meant(
      name,
      data.inputs.map((one) => one.name),
    );
  return input.each && cell !== null ? _meant(cell, membersOf(data, input)) : "";
}

function _unreadable(input, text) {
  if (!input.options?.length) return `"${text.slice(0, 40)}" is no number.`;
  return `There is no option "${text.slice(0, 60)}".${_meant(text, input.options)}`;
}

function _meant(name, names) {
  const near = names.includes(name) ? "" : nearestName(name, names);
  return near ? ` Did you mean "${near}"?` : "";
}

function _atMost(said) {
  if (said.length <= MOST_SAID) return said;
  return [
    ...said.slice(0, MOST_SAID),
    `${said.length - MOST_SAID} more parts of the address were left out.`,
  ];
}
