// SHA-256 (FIPS 180-4), by which the name of a number and the seed make the key of its stream.

const PRIMES = firstPrimes(64);
const SHA_ROUNDS = PRIMES.map((prime) => fractionOf(Math.cbrt(prime)));
const SHA_START = PRIMES.slice(0, 8).map((prime) => fractionOf(Math.sqrt(prime)));

/** The digest of a text, in UTF-8, as eight words of 32 bits. */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const padded = new DataView(new ArrayBuffer(((bytes.length + 8) >> 6) * 64 + 64));
  bytes.forEach((byte, at) => padded.setUint8(at, byte));
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 4, bytes.length * 8);
  const state = Uint32Array.from(SHA_START);
  for (let at = 0; at < padded.byteLength; at += 64) digestBlock(state, padded, at);
  return state;
}

function digestBlock(state, padded, from) {
  const words = new Uint32Array(64);
  for (let t = 0; t < 16; t++) words[t] = padded.getUint32(from + 4 * t);
  for (let t = 16; t < 64; t++) {
    const [early, late] = [words[t - 15], words[t - 2]];
    words[t] =
      words[t - 16] +
      words[t - 7] +
      (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
      (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const one =
      h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + SHA_ROUNDS[t] + words[t];
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
}

function turned(word, by) {
  return (word >>> by) | (word << (32 - by));
}

function firstPrimes(count) {
  const found = [];
  for (let one = 2; found.length < count; one++) {
    if (found.every((prime) => one % prime)) found.push(one);
  }
  return found;
}

/** The first 32 bits behind the point. */
function fractionOf(number) {
  return Math.floor((number % 1) * 2 ** 32);
}
