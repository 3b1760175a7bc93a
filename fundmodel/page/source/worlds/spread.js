// Random chances of the paths, spread evenly: the streams of `simulation/streams.py`, word by word.

import { keyOf, randomWords } from "./philox.js";

const SPREAD_BITS = 7;
export const SPREAD = 1 << SPREAD_BITS; // so many paths, a run, are spread evenly
const WORDS_OF_A_RUN = SPREAD + 8;
const LEAST_CHANCE = 2 ** -54;
const ORDER_OF_PATHS = "order of the paths";

/** The random chances of one seed; `firstName` is the number whose range the paths go through. */
export class Chances {
  constructor(seed, firstName) {
    this.seed = seed;
    this.firstName = firstName;
    this.orders = new Map();
  }

  /** Numbers between 0 and 1 of a stream, of the paths from 0 up to, but not with, `paths`. */
  of(name, paths) {
    const found = new Float64Array(paths);
    const key = keyOf(this.seed, name);
    for (let run = 0; run * SPREAD < paths; run++) {
      const words = randomWords(key, run * WORDS_OF_A_RUN, WORDS_OF_A_RUN);
      const order = this.orderOf(run);
      const parts = name === this.firstName ? order : spreadOut(order, words);
      const count = Math.min(SPREAD, paths - run * SPREAD);
      for (let path = 0; path < count; path++) {
        const chance = (parts[path] + fractionFrom(words, path)) / SPREAD;
        found[run * SPREAD + path] = Math.min(Math.max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE * 2);
      }
    }
    return found;
  }

  /** In which order the paths of a run take the parts of the first number's range. */
  orderOf(run) {
    if (!this.orders.has(run)) {
      const key = keyOf(this.seed, ORDER_OF_PATHS);
      const words = randomWords(key, run * WORDS_OF_A_RUN, WORDS_OF_A_RUN);
      this.orders.set(
        run,
        spreadOut(
          Uint8Array.from({ length: SPREAD }, (_, path) => path),
          words,
        ),
      );
    }
    return this.orders.get(run);
  }
}

/** The upper 53 bits of a word as a number from 0 up to, but not with, 1. */
function fractionFrom(words, at) {
  return (words[2 * at + 1] * 2 ** 21 + (words[2 * at] >>> 11)) * 2 ** -53;
}

/**
 * A random permutation that spreads out whatever stands together: the first dimension of Sobol's
 * sequence, scrambled as Owen does. The coins are the words behind those of the paths.
 */
function spreadOut(indices, words) {
  return indices.map((index) => {
    let [before, found] = [0, 0];
    for (let bit = 0; bit < SPREAD_BITS; bit++) {
      const coin = ((index >> (bit + 1)) << bit) | before;
      const word = words[2 * (SPREAD + bit) + (coin >> 5)];
      const heads = ((word >>> (coin & 31)) ^ (index >> bit)) & 1;
      before |= heads << bit;
      found |= heads << (SPREAD_BITS - 1 - bit);
    }
    return found;
  });
}
