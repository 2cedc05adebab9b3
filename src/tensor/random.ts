/** Where a stream of random numbers is, as a copy. */
export interface RandomState {
  /** xoshiro128**'s four words. */
  readonly words: readonly number[];
  /** The second of two normal numbers, which are made together, when it has not been taken yet. */
  readonly spareNormal: number | undefined;
}

/**
 * A seeded stream of random numbers: the same seed gives the same numbers on every machine.
 * xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021),
 * its state filled by splitmix32.
 */
export class Random {
  readonly #state = new Uint32Array(4);
  #spareNormal: number | undefined;

  /** @throws RangeError when the seed is not an integer in `0 … 2³² − 1`. */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
      throw new RangeError(
        `Random: the seed must be an integer in 0 … 4294967295, got ${String(seed)}`,
      );
    }
    for (let i = 0; i < 4; i++) this.#state[i] = splitmix32(seed, i + 1);
  }

  /** Where the stream is now. */
  save(): RandomState {
    return { words: [...this.#state], spareNormal: this.#spareNormal };
  }

  /** Goes back, or forth, to where a stream was: it gives the numbers that this one gave then. */
  restore(state: RandomState): void {
    checkRandomState("Random.restore", state);
    const { words, spareNormal } = state;
    this.#state.set(words);
    this.#spareNormal = spareNormal;
  }

  /** 32 random bits, as a number in `0 … 2³² − 1`. */
  bits(): number {
    const s = this.#state;
    const scrambled = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9);
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotateLeft(s[3], 11);
    return scrambled >>> 0;
  }

  /** Uniform in `[low, high)`, with 53 random bits. */
  uniform(low = 0, high = 1): number {
    const unit = ((this.bits() >>> 5) * 2 ** 26 + (this.bits() >>> 6)) / 2 ** 53;
    return low + (high - low) * unit;
  }

  /** Normal with this mean and standard deviation (Box and Muller, 1958). */
  normal(mean = 0, stddev = 1): number {
    let z = this.#spareNormal;
    this.#spareNormal = undefined;
    if (z === undefined) {
      const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      this.#spareNormal = radius * Math.sin(angle);
      z = radius * Math.cos(angle);
    }
    return mean + stddev * z;
  }

  /**
   * A whole number in `0 … limit − 1`, each equally likely.
   * @throws RangeError when `limit` is not an integer in `1 … 2³²`.
   */
  integer(limit: number): number {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) {
      throw new RangeError(`Random.integer: the limit must be an integer in 1 … 2³², got ${limit}`);
    }
    return Math.floor(this.uniform() * limit);
  }
}

/** The number at `index` of splitmix32's sequence for a seed: 32 bits that depend on these two alone. */
export function splitmix32(seed: number, index: number): number {
  let z = (seed + Math.imul(index, 0x9e3779b9)) >>> 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}

const rotateLeft = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));

/** Where random numbers come from: a seed for a stream of its own, or a stream already begun. */
export type Seed = number | Random;

export const randomFrom = (seed: Seed): Random =>
  seed instanceof Random ? seed : new Random(seed);

/** @throws RangeError for what no stream has saved; all zeros would stay zeros. */
export function checkRandomState(operation: string, state: RandomState): void {
  const { words, spareNormal } = state ?? {};
  const isState =
    Array.isArray(words) &&
    words.length === 4 &&
    words.every((word) => word >>> 0 === word) &&
    words.some((word) => word !== 0) &&
    (spareNormal === undefined || Number.isFinite(spareNormal));
  if (isState) return;
  throw new RangeError(
    `${operation}: expected the state of a stream of random numbers, four words and perhaps a normal number, got ${JSON.stringify(state)}`,
  );
}
