// Draws worlds, or moves every number by itself, as the page's worker does.
// node run_worlds.mjs FOLDER, which holds jobs.json and the kernels; found.json is written there.
import { readFileSync, writeFileSync } from "node:fs";
import { ManyPaths } from "../../fundmodel/page/source/worlds/many_paths.js";
import { ManyWorlds } from "../../fundmodel/page/source/worlds/many_worlds.js";
import { tornadoBars } from "../../fundmodel/page/source/worlds/tornado_bars.js";

const folder = process.argv[2];
const { data, jobs } = JSON.parse(readFileSync(`${folder}/jobs.json`, "utf-8"));
const machines = Object.fromEntries(
  Object.entries(data.kernels).map(([name, kernel]) => [
    name,
    new ManyPaths(new WebAssembly.Module(readFileSync(`${folder}/${name}.wasm`)), kernel),
  ]),
);
const worlds = new ManyWorlds(data, machines);
const found = jobs.map((job) => {
  data.series_years = job.series_years;
  const began = performance.now();
  return { ...work(job), milliseconds: performance.now() - began };
});
writeFileSync(
  `${folder}/found.json`,
  JSON.stringify(found, (_, value) => asPlain(value)),
);

function work({ kind, scenario, values, fixed, seed, paths }) {
  const state = {
    scenario,
    fixed,
    seed,
    paths,
    values: new Map(Object.entries(values).map(([name, row]) => [name, Float64Array.from(row)])),
  };
  if (kind === "tornado") return finished(tornadoBars(data, machines.few, state));
  const told = finished(worlds.run(state));
  const { drawn, quarters } = worlds.drawn(state);
  const { rows, columns } = drawn;
  return {
    ...told,
    rows,
    columns,
    quarters: Array.from({ length: told.paths }, (_, at) => quarters(at)),
  };
}

function finished(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function asPlain(value) {
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Float64Array ? [...value] : value;
}
