// Says of each edit whether the page refuses it, and why. node refusals.mjs PAGE, edits on stdin.
import { readFileSync } from "node:fs";

import { boot } from "../../fundmodel/page/source/boot.js";
import { alongWith, refusal } from "../../fundmodel/page/source/values.js";

const page = readFileSync(process.argv[2], "utf-8");
const { data } = await boot((id) => new RegExp(`id="${id}">([^<]*)<`).exec(page)[1]);
const asked = JSON.parse(readFileSync(0, "utf-8"));
const answers = asked.map(({ scenario, address, number }) => {
  const why = refusal(data, address, number, scenario);
  const exists = data.inputs.some((one) => one.name === address.split("[")[0]);
  return { why, together: exists ? [...alongWith(data, address, number, scenario)] : [] };
});
process.stdout.write(JSON.stringify(answers));
