import { randomFrom, type Seed } from "../tensor/random.js";
import { checkSize } from "../tensor/shape.js";
import { shuffled } from "./shuffled.js";

export interface ShuffledBatchesOptions {
  readonly batchSize: number;
  /** Draws the order. With a number the batches are the same each time they are gone through. */
  readonly seed: Seed;
  /** How often the examples are gone through, each time in a new order; 1 unless given. */
  readonly epochs?: number;
}

/**
 * Examples in random order, cut into batches. In an epoch each example comes exactly once; so its last
 * batch is smaller where the batch size does not divide their number.
 * @throws RangeError for no examples and for sizes that are not positive integers, before the first
 * batch.
 */
export function shuffledBatches<T>(
  examples: readonly T[],
  { batchSize, seed, epochs = 1 }: ShuffledBatchesOptions,
): Iterable<T[]> {
  checkSize("shuffledBatches", "batchSize", batchSize);
  if (epochs !== Infinity) checkSize("shuffledBatches", "epochs", epochs);
  if (examples.length === 0) throw new RangeError("shuffledBatches: there are no examples");
  randomFrom(seed);
  return {
    *[Symbol.iterator]() {
      const random = randomFrom(seed);
      for (let epoch = 1; epoch <= epochs; epoch++) {
        const order = shuffled(examples, random);
        for (let start = 0; start < order.length; start += batchSize) {
          yield order.slice(start, start + batchSize);
        }
      }
    },
  };
}
