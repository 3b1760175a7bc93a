// From the texts of the page to what it works with; or a plain message, if the browser is too old.

import { Engine } from "./engine.js";

/** The smallest module that uses two numbers at once: i32x4.splat within a function. */
const WITH_SIMD = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  8,
  1,
  6,
  0,
  65,
  0,
  253,
  17,
  11,
);

const KERNELS = ["all", "few", "hazards"];

export const TOO_OLD =
  "This browser cannot work the model out: it lacks WebAssembly SIMD or DecompressionStream, " +
  "which Chrome 91, Edge 91, Firefox 113 and Safari 16.4 brought. The numbers below are as " +
  "delivered.";

/** Whether this browser can work the model out. */
export function canRun(world = globalThis) {
  return (
    typeof world.WebAssembly === "object" &&
    typeof world.DecompressionStream === "function" &&
    world.WebAssembly.validate(WITH_SIMD)
  );
}

/** The bytes of a text of the page: base64 of gzip. */
export async function unpacked(text) {
  const packed = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Everything that the page works with.
 *
 * @param {(id: string) => string} textOf the text of an element of the page
 * @returns {Promise<{data: object, engine: Engine, modules: Object<string, Uint8Array>}>}
 */
export async function boot(textOf = (id) => document.getElementById(id).textContent) {
  const [packed, ...codes] = await Promise.all(
    ["data", ...KERNELS.map((name) => `module-${name}`)].map((id) => unpacked(textOf(id))),
  );
  const data = JSON.parse(new TextDecoder().decode(packed));
  const modules = Object.fromEntries(KERNELS.map((name, at) => [name, codes[at]]));
  return {
    data,
    modules,
    engine: new Engine(await WebAssembly.compile(modules.all), data.kernels.all, data),
  };
}
