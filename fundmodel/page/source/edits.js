// Changes put among those that stand: what is as delivered again is no change.

import { splitAddress } from "./addresses.js";
import { inputAt } from "./state.js";
import { alongWith, valueAt } from "./values.js";

/**
 * Edits with one more; of shares of one whole the others give or take.
 * @param {Map<string, number>} delivered the numbers of the scenario, with `stated`.
 * @returns {Map<string, number>}
 */
export function editsWith(data, state, delivered, address, number) {
  const edits = new Map(state.edits);
  const together = alongWith(data, address, number, state.scenario, state.edits);
  for (const [one, its] of together) _edit(data, delivered, edits, one, its);
  return edits;
}

/** Edits without what was changed at an address; of shares of one whole without all of them. */
export function editsWithout(data, edits, address) {
  const [name] = splitAddress(address);
  const whole = inputAt(data, address)?.adds_to_one;
  const stays = ([one]) => one !== address && !(whole && one.startsWith(`${name}[`));
  return new Map([...edits].filter(stays));
}

function _edit(data, delivered, edits, address, number) {
  const [name, cell] = splitAddress(address);
  const ofAllYears = inputAt(data, address).by_year && cell === null;
  if (ofAllYears) {
    for (const one of [...edits.keys()]) if (one.startsWith(`${name}[`)) edits.delete(one);
  }
  const before = ofAllYears
    ? Object.values(delivered.stated[name])
    : [valueAt(data, delivered, address)];
  const isDelivered = before.every((one) => one === number);
  const heldByAll = cell !== null && edits.has(name);
  if (!edits.has(address) || ofAllYears || (isDelivered && !heldByAll)) edits.delete(address);
  if (!isDelivered || heldByAll) edits.set(address, number);
}
