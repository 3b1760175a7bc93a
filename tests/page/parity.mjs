// Works scenarios and edits out as the page does; compares with what Python gave, to the last bit.
// node parity.mjs FOLDER, where FOLDER holds page.html, cases.json and expected.bin.
import { readFileSync } from "node:fs";

import { boot } from "../../fundmodel/page/source/boot.js";
import { statedValues, withEdits } from "../../fundmodel/page/source/values.js";

const folder = process.argv[2];
const page = readFileSync(`${folder}/page.html`, "utf-8");
const textOf = (id) => new RegExp(`id="${id}">([^<]*)<`).exec(page)[1];
const { cases, numbers } = JSON.parse(readFileSync(`${folder}/cases.json`, "utf-8"));
const file = readFileSync(`${folder}/expected.bin`);
const expected = new Float64Array(
  file.buffer.slice(file.byteOffset, file.byteOffset + file.length),
);
const { data, engine } = await boot(textOf);

const take = {
  results: (name, member) => [engine.result(name, member)],
  quarters: (name, member) => engine.quarters(name, member),
  years: (name, member) => engine.years(name, member),
};
let at = 0;
let compared = 0;
const different = [];
for (const { scenario, edits } of cases) {
  const delivered = statedValues(data, scenario);
  engine.set(delivered, withEdits(data, delivered, new Map(edits)));
  engine.run();
  if (!engine.finite) different.push([scenario, edits, "not finite", engine.culprit]);
  for (const [kind, name, member] of numbers) {
    for (const [period, number] of take[kind](name, member).entries()) {
      compared += 1;
      const same = Object.is(number, expected[at]) || number === expected[at];
      if (!same && different.length < 20) {
        different.push([scenario, edits, kind, name, member, period, number, expected[at]]);
      }
      at += 1;
    }
  }
}
const failed = engine.failedChecks();
process.stdout.write(JSON.stringify({ compared, expected: expected.length, different, failed }));
