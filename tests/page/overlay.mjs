// The overlay of a page on which one number was changed, or the commands beside it.
// node overlay.mjs PAGE SCENARIO ADDRESS NUMBER [commands]
import { readFileSync } from "node:fs";

import { boot } from "../../fundmodel/page/source/boot.js";
import { overlayCommands, overlayYaml } from "../../fundmodel/page/source/overlay.js";
import { freshState } from "../../fundmodel/page/source/state.js";

const [, , path, scenario, address, number, what] = process.argv;
const page = readFileSync(path, "utf-8");
const { data } = await boot((id) => new RegExp(`id="${id}">([^<]*)<`).exec(page)[1]);
const state = freshState(scenario);
state.edits.set(address, Number(number));
process.stdout.write(
  what === "commands" ? overlayCommands(data, state).join("\n") : overlayYaml(data, state),
);
