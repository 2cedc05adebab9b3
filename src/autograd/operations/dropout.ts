import { allocate } from "../../tensor/dtype.js";
import { randomFrom, type Seed } from "../../tensor/random.js";
import { Tensor } from "../../tensor/tensor.js";
import { mul } from "./arithmetic.js";

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
  const random = randomFrom(seed);
  const mask = allocate(x.dtype, x.size);
  const limit = keepProb * 2 ** 32;
  for (let i = 0; i < mask.length; i++) mask[i] = random.bits() < limit ? 1 / keepProb : 0;
  return mul(x, new Tensor(mask, x.shape));
}
