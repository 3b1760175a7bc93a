// The overlay of a page on which one number was changed.
// node overlay.mjs PAGE SCENARIO ADDRESS NUMBER
import { readFileSync } from "node:fs";

import { boot } from "../../fundmodel/page/source/boot.js";
import { overlayYaml } from "../../fundmodel/page/source/overlay.js";
import { freshState } from "../../fundmodel/page/source/state.js";

const [, , path, scenario, address, number] = process.argv;
const page = readFileSync(path, "utf-8");
const { data } = await boot((id) => new RegExp(`id="${id}">([^<]*)<`).exec(page)[1]);
const state = freshState(scenario);
state.edits.set(address, Number(number));
process.stdout.write(overlayYaml(data, state));
