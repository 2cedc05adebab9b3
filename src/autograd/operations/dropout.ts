import { drop } from "../../tensor/drop.js";
import { randomFrom, type Seed } from "../../tensor/random.js";
import type { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

/** The mask is not kept: the key makes the same one again for the gradient. */
export const dropoutOperation = operation<[x: Tensor, keepProb: number, key: number]>("dropout", {
  forward: drop,
  backward: [(gradient, [, keepProb, key]) => drop(gradient, keepProb, key)],
});

/**
 * Dropout (Srivastava et al., 2014): each number is kept with probability `keepProb`, and is zero
 * otherwise. What is kept is divided by `keepProb`, so that the expectation stays.
 * @param seed draws which ones; the same seed the same ones. A `Random` goes on from call to call.
 * @throws RangeError when `keepProb` is not in 0 < … ≤ 1.
 */
export function dropout(x: Tensor, keepProb: number, seed: Seed): Tensor {
  if (!(keepProb > 0 && keepProb <= 1)) {
    throw new RangeError(`dropout: keepProb must be in 0 < … ≤ 1, got ${keepProb}`);
  }
  return dropoutOperation(x, keepProb, randomFrom(seed).bits());
}
