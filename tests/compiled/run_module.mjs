// Runs a compiled model as a browser would: the bytes, what goes in, the bytes that come out.
// node run_module.mjs FOLDER, where FOLDER holds model.wasm, call.json and input.bin.
import { readFileSync, writeFileSync } from "node:fs";

const folder = process.argv[2];
const call = JSON.parse(readFileSync(`${folder}/call.json`, "utf-8"));
const { instance } = await WebAssembly.instantiate(readFileSync(`${folder}/model.wasm`));
const { memory, run } = instance.exports;
memory.grow(call.pages - memory.buffer.byteLength / 65536);
const input = readFileSync(`${folder}/input.bin`);
for (const [from, length, to] of call.pieces) {
  new Uint8Array(memory.buffer, to, length).set(input.subarray(from, from + length));
}
run(...call.arguments);
writeFileSync(`${folder}/output.bin`, new Uint8Array(memory.buffer, ...call.output));
