import { map, zip } from "../../tensor/elementwise.js";
import type { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

const clipOperation = operation<[x: Tensor, low: number, high: number]>("clipByValue", {
  forward: (x, low, high) => map(x, (x) => (x < low ? low : x > high ? high : x)),
  backward: [
    (gradient, [x, low, high]) =>
      zip("gradient", gradient, x, (g, x) => (x < low || x > high ? 0 : g)),
  ],
});

/**
 * Each value moved into `low … high`. The gradient passes where nothing was moved, at the limits too, and
 * is 0 elsewhere, as that of TensorFlow's `tf.clip_by_value`. NaN stays NaN.
 * @throws RangeError unless low ≤ high.
 */
export function clipByValue(x: Tensor, low: number, high: number): Tensor {
  if (!(low <= high)) {
    throw new RangeError(`clipByValue: low must be at most high, got ${low} and ${high}`);
  }
  return clipOperation(x, low, high);
}

export const clipping = { clipByValue: clipOperation };
