// Worked by hand: the scenario file, the scales of the controls, the edits of the page.
import assert from "node:assert/strict";
import { test } from "node:test";

import { quarterEnds } from "../../fundmodel/page/source/control_fields.js";
import {
  inWords,
  placeOn,
  rangeInWords,
  sliderScale,
  stepAlong,
  toldNumber,
  typedNumber,
} from "../../fundmodel/page/source/control_scale.js";
import { editsWith, editsWithout } from "../../fundmodel/page/source/edits.js";
import { serialOf } from "../../fundmodel/page/source/numbers.js";
import { changesOf, overlayCommands, overlayYaml } from "../../fundmodel/page/source/overlay.js";
import { nearestName } from "../../fundmodel/page/source/spelling.js";
import { statedValues } from "../../fundmodel/page/source/values.js";
import { decode, encode, freshState } from "../../fundmodel/page/source/state.js";
import { DATA, stateOf } from "./small_page.mjs";

test("the scenario file keeps hostile labels within one line", () => {
  const text = overlayYaml(DATA, stateOf({ reading: 2, "cost[Roads, ports]": 0.5 }, "low"));
  assert.equal(
    text,
    [
      "# Changes made in the page. Say of each why it differs, then name the file to `run`.",
      "",
      'label: "Low changes: line, 2 changes"',
      "from: low",
      "",
      "changes:",
      '  # Label of reading: it\'s & "so"',
      "  reading:",
      '    value: "it\'s & \\"so\\""',
      '    because: "To be filled in: say in a sentence why it differs."',
      "  # Label of cost, Roads, ports: 50.00 %",
      '  "cost[Roads, ports]":',
      "    value: 0.5",
      '    because: "To be filled in: say in a sentence why it differs."',
      "",
    ].join("\n"),
  );
});

test("what the page was written with is part of the scenario file, before anything moves", () => {
  const data = {
    ...DATA,
    scenarios: [{ ...DATA.scenarios[0], by_hand: { us_share: 0.3, delay: 2 } }],
  };
  assert.match(
    overlayYaml(data, stateOf({})),
    /label: "Base, 2 changes"\nfrom: base\n\nchanges:\n {2}# Label of us_share/,
  );
  assert.deepEqual(changesOf(data, stateOf({ delay: 3 })), [
    ["us_share", 0.3],
    ["delay", 3],
  ]);
  assert.match(overlayYaml(DATA, stateOf({})), /label: "Base"\nfrom: base\n\nchanges: \{\}\n$/);
});

test("where nothing is changed, no command names a file that is not there", () => {
  assert.deepEqual(overlayCommands(DATA, stateOf({}, "low")), ["python -m fundmodel run low"]);
});

test("an address holds where its scenario is the same, whichever others stand beside it", () => {
  const [base] = DATA.scenarios;
  const address = encode(stateOf({ us_share: 0.4 }), { ...DATA, scenarios: [base] });
  assert.deepEqual(decode(address, DATA).said, []);
  assert.match(decode(address.replace("base", "low"), DATA).said[0], /made with other assumptions/);
});

test("a file of one's own is written out, and named in the command", () => {
  const mine = {
    ...DATA.scenarios[0],
    name: "my own",
    label: "Mine",
    parents: ["base", "low"],
    file: "my own.yaml",
    own: { us_share: 1.2, delay: 2 },
    ranges: { us_share: [0, 2] },
    because: { us_share: "More than all.", delay: "Sooner." },
  };
  const data = { ...DATA, scenarios: [...DATA.scenarios, mine] };
  const state = stateOf({ delay: 3 }, "my own");
  assert.deepEqual(
    overlayYaml(data, state)
      .split("\n")
      .filter((line) => line && !line.includes("#")),
    [
      'label: "Mine, 1 change"',
      "from: low",
      "changes:",
      "  us_share:",
      "    value: 1.2",
      "    plausible: [0, 2]",
      '    because: "More than all."',
      "  delay:",
      "    value: 3",
      '    because: "To be filled in: say in a sentence why it differs."',
    ],
  );
  assert.deepEqual(overlayCommands(data, state), [
    "python -m fundmodel run 'my own_changed.yaml'",
    "python -m fundmodel run 'my own.yaml' --set delay=3",
  ]);
});

test("commands are quoted for a shell", () => {
  assert.deepEqual(overlayCommands(DATA, stateOf({ us_share: 0.4, reading: 2 })), [
    "python -m fundmodel run base_changed.yaml",
    "python -m fundmodel run base --set us_share=0.4 --set 'reading=it'\\''s & \"so\"'",
  ]);
});

test("all years and one of them are spelled year by year, in the order of the changes", () => {
  const state = stateOf({
    growth: 0.01,
    us_share: 0.4,
    "growth[2031]": 0.02,
    "growth[2030]": 0.05,
  });
  assert.deepEqual(changesOf(DATA, state), [
    ["growth[2027]", 0.01],
    ["growth[2030]", 0.05],
    ["us_share", 0.4],
    ["growth[2031]", 0.02],
  ]);
  assert.deepEqual(changesOf(DATA, stateOf({ growth: 0.01 })), [["growth", 0.01]]);
});

test("what is as delivered again is no change", () => {
  const delivered = statedValues(DATA, "base");
  const put = (state, address, number) => ({
    ...state,
    edits: editsWith(DATA, state, delivered, address, number),
  });
  const once = put(stateOf({}), "us_share", 0.4);
  assert.deepEqual([...once.edits], [["us_share", 0.4]]);
  assert.equal(put(once, "us_share", 0.5).edits.size, 0);
  const years = put(put(stateOf({}), "growth[2031]", 0.05), "growth", 0.04);
  assert.deepEqual([...years.edits], [["growth", 0.04]], "all years take the place of one");
  const within = put(years, "growth[2030]", 0.03);
  assert.deepEqual(
    [...within.edits],
    [
      ["growth", 0.04],
      ["growth[2030]", 0.03],
    ],
    "as delivered, but not as all years",
  );
  assert.deepEqual(
    [...put(stateOf({}), "growth", 0.03).edits],
    [["growth", 0.03]],
    "not the same in all years",
  );
});

test("shares of one whole are changed and reset together", () => {
  const edits = editsWith(
    DATA,
    stateOf({ pledge: 1 }),
    statedValues(DATA, "base"),
    "mix[Energy]",
    0.65,
  );
  assert.deepEqual(
    [...edits],
    [
      ["pledge", 1],
      ["mix[Energy]", 0.65],
      ["mix[Roads, ports]", 0.25],
      ["mix[Homes]", 0.1],
    ],
  );
  assert.deepEqual([...editsWithout(DATA, edits, "mix[Homes]")], [["pledge", 1]]);
});

test("steps are 1, 2 or 5 times a power of ten, and whole where numbers are", () => {
  assert.deepEqual(
    [300, 100, 5, 60, 0.1, 40].map((span) => stepAlong(span)),
    [1, 0.5, 0.02, 0.2, 0.0005, 0.2],
  );
  assert.deepEqual(
    [40, 100, 1_000].map((span) => stepAlong(span, true)),
    [1, 1, 5],
  );
  assert.deepEqual(
    [0, NaN].map((span) => stepAlong(span)),
    [1, 1],
  );
});

test("a slider goes over its own ends, and further if a number lies beyond", () => {
  const [share, pledge] = DATA.inputs;
  assert.deepEqual(sliderScale(DATA, share, { low: null, high: 0.2 }, 0.1), {
    low: 0,
    high: 20,
    step: 0.1,
  });
  assert.deepEqual(sliderScale(DATA, share, { low: 0.1, high: 0.2 }, 0.5, 0.05), {
    low: 5,
    high: 50,
    step: 0.2,
  });
  assert.deepEqual(sliderScale(DATA, pledge, {}, 100_000), { low: 0, high: 300, step: 1 });
  assert.equal(placeOn({ low: 0, high: 300 }, 75), 0.25);
  assert.deepEqual(
    [-9, 999].map((number) => placeOn({ low: 0, high: 300 }, number)),
    [0, 1],
  );
  assert.equal(placeOn({ low: 3, high: 3 }, 3), 0);
});

test("what is typed in per cent or billions is the number that a file would have", () => {
  const [share, pledge] = DATA.inputs;
  for (let tenth = 0; tenth <= 1_000; tenth += 1) {
    assert.equal(typedNumber(DATA, share, Number(`${tenth}e-1`)), Number(`${tenth}e-3`));
    assert.equal(typedNumber(DATA, pledge, Number(`${tenth}e-1`)), tenth * 100);
    assert.equal(toldNumber(DATA, share, Number(`${tenth}e-3`)), Number(`${tenth}e-1`));
  }
});

test("numbers and ranges in words", () => {
  const [share, , , signed, reading] = DATA.inputs;
  assert.equal(inWords(DATA, signed, 46387), "31 Dec 2026");
  assert.equal(inWords(DATA, reading, 1), "D1 accounting, yearly");
  assert.equal(rangeInWords(DATA, share, [0.1, 1]), "10.00 to 100.00 %");
  assert.deepEqual(
    [
      [null, 1],
      [0, null],
    ].map((ends) => rangeInWords(DATA, share, ends)),
    ["", ""],
  );
  assert.equal(rangeInWords(DATA, reading, [1, 2]), "");
});

test("quarters end on the last days of March, June, September and December", () => {
  const days = quarterEnds(serialOf("2027-03-30"), serialOf("2028-03-31"), serialOf("2026-12-31"));
  assert.deepEqual(
    days,
    ["2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31", "2028-03-31"].map(
      serialOf,
    ),
  );
});

test("the nearest name is told, and none that is far", () => {
  assert.equal(nearestName("us_profit_shar", ["us_share", "us_profit_share"]), "us_profit_share");
  assert.equal(nearestName("ab", ["ba", "xyz"]), "ba");
  assert.equal(nearestName("recovery", ["us_profit_share"]), "");
  assert.equal(nearestName("", ["a"]), "a");
});
