import { Random, randomNormal, toSafetensors } from "../../src/index.js";

/** Valid files of different kinds, that mutants are made of. */
const parents: readonly Uint8Array[] = [
  toSafetensors({}),
  toSafetensors({ x: randomNormal([2], { seed: 1 }) }, { format: "pt" }),
  toSafetensors({
    "lstm/kernel": randomNormal([3, 4], { seed: 2 }),
    "lstm/bias": randomNormal([4], { seed: 3, dtype: "float64" }),
    门: randomNormal([], { seed: 4 }),
  }),
];

const DIGITS = [...'0123456789-.eE{}[],:" \\ntfu'].map((c) => c.charCodeAt(0));

/** What is done to a file, in a random place; most often in its header. */
const mutations: readonly ((bytes: Uint8Array, at: number, random: Random) => Uint8Array)[] = [
  (bytes, at, random) => changed(bytes, at, bytes[at] ^ (1 << random.integer(8))),
  (bytes, at, random) => changed(bytes, at, random.integer(256)),
  (bytes, at, random) => changed(bytes, at, DIGITS[random.integer(DIGITS.length)]),
  (bytes, at) => bytes.slice(0, at),
  (bytes, at, random) => spliced(bytes, at, 0, [DIGITS[random.integer(DIGITS.length)]]),
  (bytes, at, random) => spliced(bytes, at, 1 + random.integer(8), []),
  (bytes, at, random) => spliced(bytes, at, 0, bytes.slice(at, at + 1 + random.integer(40))),
  (bytes, _at, random) => spliced(bytes, bytes.length, 0, Array(1 + random.integer(16)).fill(0)),
  // A header of another length that says so.
  (bytes, at, random) => {
    const added = [DIGITS[random.integer(DIGITS.length)]];
    const longer = spliced(bytes, Math.max(8, at), 0, added);
    return changed(longer, 0, longer[0] + 1);
  },
];

/** A file with one to four mutations, which is the same for the same seed. */
export function mutant(seed: number): Uint8Array {
  const random = new Random(seed);
  let bytes: Uint8Array = parents[random.integer(parents.length)].slice();
  for (let n = 1 + random.integer(4); n > 0 && bytes.length > 0; n--) {
    const place = random.integer(4) === 0 ? bytes.length : Math.min(bytes.length, 220);
    bytes = mutations[random.integer(mutations.length)](bytes, random.integer(place), random);
  }
  return bytes;
}

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

function spliced(
  bytes: Uint8Array,
  at: number,
  removed: number,
  added: ArrayLike<number>,
): Uint8Array {
  const rest = bytes.subarray(Math.min(bytes.length, at + removed));
  const made = new Uint8Array(at + added.length + rest.length);
  made.set(bytes.subarray(0, at));
  made.set(Array.from(added), at);
  made.set(rest, at + added.length);
  return made;
}
