// Worked by hand: the address of the page, and what is said of a broken one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { decode, encode, freshState } from "../../fundmodel/page/source/state.js";
import { DATA, EDITS, stateOf } from "./small_page.mjs";

test("an address brings back the state that wrote it, to the last bit and in its order", () => {
  const state = { ...stateOf(EDITS, "low"), open: ["money", "debt"], against: "base" };
  const { state: again, said } = decode(`#${encode(state, DATA)}`, DATA);
  assert.deepEqual(said, []);
  assert.deepEqual([...again.edits], [...state.edits]);
  assert.deepEqual({ ...again, edits: 0 }, { ...state, edits: 0 });
});

test("an address says only what differs, in words that people can read", () => {
  assert.equal(encode(freshState(), DATA), "s=base");
  assert.equal(
    encode(stateOf({ us_share: 0.4, signed: 46477, "cost[Roads, ports]": 0.5 }), DATA),
    "s=base&f=0123456789abcdef&us_share=0.4&signed=2027-03-31&cost[Roads%2C+ports]=0.5",
  );
});

const BROKEN = [
  [
    "us_shar=0.4",
    'us_shar: There is no assumption us_shar. Did you mean "us_share"? It stays as delivered.',
  ],
  [
    "us_share=1.4",
    "us_share: Outside what is plausible: 0.00 % to 100.00 %. It stays as delivered.",
  ],
  ["us_share=half", 'us_share: "half" is no number. It stays as delivered.'],
  ["us_share=", 'us_share: "" is no number. It stays as delivered.'],
  ["us_share=0x1", 'us_share: "0x1" is no number. It stays as delivered.'],
  ["us_share=1e999", "us_share: Write a number. It stays as delivered."],
  ["delay=2.5", "delay: Write a whole number. It stays as delivered."],
  [
    "length=80",
    "length: Label of length shapes the model and cannot be changed here. It stays as delivered.",
  ],
  [
    "signed=2027-01-01",
    "signed: No calendar quarter ends then: write 31 Dec 2026 or 31 Mar 2027. " +
      "It stays as delivered.",
  ],
  [
    "reading=D1+accounting%2C+yearl",
    'reading: There is no option "D1 accounting, yearl". Did you mean "D1 accounting, yearly"? ' +
      "It stays as delivered.",
  ],
  [
    "cost[Enrgy]=0.5",
    'cost[Enrgy]: cost has no number for Enrgy. Did you mean "Energy"? It stays as delivered.',
  ],
  [
    "cost[Energy]=0.05",
    "cost[Energy]: Outside what is plausible: 10.00 % to 100.00 %. It stays as delivered.",
  ],
  ["growth[soon]=0.1", "growth[soon]: soon is not a year. It stays as delivered."],
  ["mix[Energy]=0.5", "mix: The shares add up to 1.2, not to 1. It stays as delivered."],
  ["us_share=%E0%A4%A", '"us_share=%E0%A4%A" in the address cannot be read: it is left out.'],
  ["s=bse", 'There is no scenario "bse" in this file. Did you mean "base"? Here stands base.'],
  ["against=lowe", 'There is no scenario "lowe" to compare with. Did you mean "low"?'],
  [
    "f=ffff",
    "The address was made with other assumptions (ffff; here 0123456789abcdef): " +
      "its changes are made to those that stand here.",
  ],
  ["__proto__=1", "__proto__: There is no assumption __proto__. It stays as delivered."],
];

for (const [address, sentence] of BROKEN) {
  test(`of a broken address the rest holds: ${address}`, () => {
    const { state, said } = decode(`#pledge=90000&${address}`, DATA);
    assert.deepEqual(said, [sentence]);
    assert.deepEqual([...state.edits], [["pledge", 90_000]]);
    assert.equal(state.scenario, "base");
  });
}

test("of many mistakes six are told", () => {
  const { said } = decode(Array.from({ length: 9 }, (_, at) => `no_${at}=1`).join("&"), DATA);
  assert.equal(said.length, 7);
  assert.equal(said[6], "3 more parts of the address were left out.");
});
