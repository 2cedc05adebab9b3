import { drop } from "../../tensor/drop.js";
import { allocate } from "../../tensor/dtype.js";
import { randomFrom, splitmix32, type Seed } from "../../tensor/random.js";
import { Tensor } from "../../tensor/tensor.js";
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

/** How the steps of sequences lie, and the key of each. */
type Steps = { readonly timeAxis: 0 | 1; readonly keys: readonly number[] };

/** Each step of `[batch, time, …]`, or of time first, as `drop` with its key. */
function dropSteps(x: Tensor, keepProb: number, { timeAxis, keys }: Steps): Tensor {
  const [batch, time] = [x.shape[1 - timeAxis], x.shape[timeAxis]];
  const width = x.size / (batch * time);
  const limit = Math.floor(keepProb * 2 ** 32);
  const scale = x.dtype === "float32" ? Math.fround(1 / keepProb) : 1 / keepProb;
  const data = allocate(x.dtype, x.size);
  for (let t = 0; t < time; t++) {
    for (let i = 0, index = 0; i < batch; i++) {
      const row = (timeAxis === 0 ? t * batch + i : i * time + t) * width;
      for (let k = 0; k < width; k++, index++) {
        if (splitmix32(keys[t], index) < limit) data[row + k] = x.data[row + k] * scale;
      }
    }
  }
  return new Tensor(data, x.shape);
}

/**
 * Dropout at every time step of sequences, with the masks that `dropout` has step by step: those that
 * the key of each step makes. For a `keepProb` below 1.
 */
export const dropoutOfSteps = operation<[x: Tensor, keepProb: number, steps: Steps]>(
  "dropoutOfSteps",
  {
    forward: dropSteps,
    backward: [(gradient, [, keepProb, steps]) => dropSteps(gradient, keepProb, steps)],
  },
);
