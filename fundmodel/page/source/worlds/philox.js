// Philox4x64-10 (Salmon, Moraes, Dror and Shaw, 2011), as NumPy counts it: random words of 64 bits.

import { sha256 } from "./sha256.js";

const PHILOX_ROUNDS = 10;
const WORDS_A_STEP = 4;
const WHOLE_WORD = 2 ** 32;
// each number of 64 bits as its lower and its upper half
const MULTIPLIER_A = halvesOf(0xd2e7470ee14c6c93n);
const MULTIPLIER_B = halvesOf(0xca5a826395121157n);
const STEP_OF_KEY_A = halvesOf(0x9e3779b97f4a7c15n);
const STEP_OF_KEY_B = halvesOf(0xbb67ae8584caa73bn);
const productA = new Uint32Array(4);
const productB = new Uint32Array(4);

function halvesOf(number) {
  return Uint32Array.of(Number(number & 0xffffffffn), Number(number >> 32n));
}

/** The key of a stream: four words of 32 bits, the lowest first. */
export function keyOf(seed, name) {
  const digest = new DataView(new ArrayBuffer(16));
  sha256(`${seed}\n${name}`)
    .slice(0, 4)
    .forEach((word, at) => digest.setUint32(4 * at, word));
  return [0, 4, 8, 12].map((at) => digest.getUint32(at, true));
}

/**
 * Random words.
 *
 * @param key as `keyOf` gives it
 * @param first how many words are left out before, a multiple of four
 * @param count how many are wanted, likewise
 * @returns {Uint32Array} of each word its lower and its upper half
 */
export function randomWords(key, first, count) {
  const found = new Uint32Array(2 * count);
  const keys = keysOfRounds(key);
  const block = new Uint32Array(8);
  for (let at = 0; at < count; at += WORDS_A_STEP) {
    const counter = (first + at) / WORDS_A_STEP + 1; // it is moved on before it is used
    block.fill(0);
    block[0] = counter;
    block[1] = counter / WHOLE_WORD;
    for (let round = 0; round < PHILOX_ROUNDS; round++) mixed(block, keys, 4 * round);
    found.set(block, 2 * at);
  }
  return found;
}

/** The key of each round, one behind the other. */
function keysOfRounds(key) {
  const keys = new Uint32Array(4 * PHILOX_ROUNDS);
  let [a, b] = [
    [key[0], key[1]],
    [key[2], key[3]],
  ];
  for (let round = 0; round < PHILOX_ROUNDS; round++) {
    keys.set([...a, ...b], 4 * round);
    [a, b] = [sumIn64Bits(a, STEP_OF_KEY_A), sumIn64Bits(b, STEP_OF_KEY_B)];
  }
  return keys;
}

function sumIn64Bits([low, high], [otherLow, otherHigh]) {
  const sum = low + otherLow;
  return [sum >>> 0, (high + otherHigh + Math.floor(sum / WHOLE_WORD)) >>> 0];
}

/** One round: four words of 64 bits, each as two halves, in place. */
function mixed(block, keys, at) {
  multiplied(productA, MULTIPLIER_A, block[0], block[1]);
  multiplied(productB, MULTIPLIER_B, block[4], block[5]);
  block[0] = productB[2] ^ block[2] ^ keys[at];
  block[1] = productB[3] ^ block[3] ^ keys[at + 1];
  block[4] = productA[2] ^ block[6] ^ keys[at + 2];
  block[5] = productA[3] ^ block[7] ^ keys[at + 3];
  block[2] = productB[0];
  block[3] = productB[1];
  block[6] = productA[0];
  block[7] = productA[1];
}

/** The product of two numbers of 64 bits, as four words of 32 bits. */
function multiplied(product, number, otherLow, otherHigh) {
  const low = number[0];
  const high = number[1];
  const second =
    upperWord(low, otherLow) +
    (Math.imul(low, otherHigh) >>> 0) +
    (Math.imul(high, otherLow) >>> 0);
  const third =
    upperWord(low, otherHigh) +
    upperWord(high, otherLow) +
    (Math.imul(high, otherHigh) >>> 0) +
    Math.floor(second / WHOLE_WORD);
  product[0] = Math.imul(low, otherLow);
  product[1] = second;
  product[2] = third;
  product[3] = upperWord(high, otherHigh) + Math.floor(third / WHOLE_WORD);
}

/** The upper 32 of the 64 bits of a product. */
function upperWord(one, other) {
  const lower = one & 0xffff;
  const upper = one >>> 16;
  const otherLower = other & 0xffff;
  const otherUpper = other >>> 16;
  const first = upper * otherLower + ((lower * otherLower) >>> 16);
  const next = lower * otherUpper + (first & 0xffff);
  return upper * otherUpper + (first >>> 16) + (next >>> 16);
}
