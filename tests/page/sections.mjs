// What the sections tell of one scenario with edits, without a browser: node sections.mjs FOLDER,
// where FOLDER holds page.html and asked.json.
import { readFileSync } from "node:fs";

import { boot } from "../../fundmodel/page/source/boot.js";
import { fixed, format, short } from "../../fundmodel/page/source/numbers.js";
import { hasMember, seriesOf } from "../../fundmodel/page/source/sections/pictures.js";
import { linesOfMember } from "../../fundmodel/page/source/sections/members.js";
import { readText } from "../../fundmodel/page/source/sections/reads.js";
import { rerunEach } from "../../fundmodel/page/source/sections/second_engine.js";
import { differingInputs, reasonOf } from "../../fundmodel/page/source/sections/scenarios.js";
import { statementRows } from "../../fundmodel/page/source/sections/statements.js";
import { statedValues, withEdits } from "../../fundmodel/page/source/values.js";

const folder = process.argv[2];
const page = readFileSync(`${folder}/page.html`, "utf-8");
const { scenario, edits, numbers, chain } = JSON.parse(
  readFileSync(`${folder}/asked.json`, "utf-8"),
);
const { data, engine } = await boot((id) => new RegExp(`id="${id}">([^<]*)<`).exec(page)[1]);
const state = { scenario, edits: new Map(Object.entries(edits)) };
const delivered = statedValues(data, scenario);
const app = { data, engine, state, values: [delivered, withEdits(data, delivered, state.edits)] };
engine.set(...app.values);
engine.run();

const { sections } = data.front;
const statements = Object.fromEntries(
  sections
    .flatMap((section) => section.statements ?? [])
    .map((statement) => [
      statement.title,
      Object.fromEntries(
        [...statementRows(app, statement, 1)].map(([label, row]) => [label, [...row]]),
      ),
    ]),
);
const drawn = sections.flatMap((section) =>
  (section.pictures ?? [])
    .filter((one) => one.kind !== "bars")
    .flatMap((picture) =>
      [...picture.lines, ...picture.lines_over]
        .filter(([address]) => hasMember(data, address, section.picker?.picked ?? ""))
        .map(([address, legend]) => {
          const series = seriesOf(app, address, legend, "line", section.picker?.picked ?? "");
          return [
            section.id,
            address,
            [...series.values],
            series.reference && [...series.reference],
            series.adds,
          ];
        }),
    ),
);
const results = data.lines
  .filter((line) => line.kind === "result" && !line.each)
  .map((line) => [line.name, format(data, line.unit, engine.result(line.name))]);
const members = sections
  .filter((one) => one.picker)
  .map(({ picker }) => [
    picker.each,
    picker.picked,
    linesOfMember(data, picker.each, picker.picked).map((line) => line.name),
  ]);
const reads = chain.map(({ line, at }) => {
  const one = data.lines.find(({ name }) => name === line);
  return one.reads.map((read) => [read.name, read.when, readText(app, one, read, at)]);
});
const before = statedValues(data, data.scenarios[0].name);
const mine = data.scenarios.find((one) => one.name === scenario);
const differing = differingInputs(data, before, delivered, (address) =>
  reasonOf(mine, address),
).map(({ address, left, right, why }) => [address, left, right, why]);
const { alternatives } = sections.find((one) => one.alternatives);
const options = data.sets[data.lines.find((line) => line.name === alternatives.line).each].length;
const reruns = rerunEach(
  engine,
  app.values[1],
  alternatives.choice,
  options,
  alternatives.reruns.map(([name]) => name),
);
const written = numbers.map((number) => [
  fixed(number),
  fixed(number, 0),
  fixed(number, 3),
  short(number),
]);
process.stdout.write(
  JSON.stringify({ statements, drawn, results, members, reads, differing, reruns, written }),
);
