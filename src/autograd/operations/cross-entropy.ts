import { allocate } from "../../tensor/dtype.js";
import { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

/** For each row of logits `[rows, classes]`: log Σ eᶻ − z[label], without overflow; `[rows]`. */
export const crossEntropyOperation = operation<[logits: Tensor, labels: readonly number[]]>(
  "softmaxCrossEntropy",
  {
    forward: (logits, labels) => {
      const { data, dtype } = logits;
      const [rows, classes] = logits.shape;
      const losses = allocate(dtype, rows);
      for (let row = 0; row < rows; row++) {
        const start = row * classes;
        const { greatest, logTotal } = normaliser(data, start, classes);
        losses[row] = logTotal + (greatest - data[start + labels[row]]);
      }
      return new Tensor(losses, [rows]);
    },
    // softmax(z) − one-hot(label): what was predicted, less what was right.
    backward: [
      (gradient, [logits, labels]) => {
        const { data, shape, dtype } = logits;
        const [rows, classes] = shape;
        const back = allocate(dtype, data.length);
        for (let row = 0; row < rows; row++) {
          const start = row * classes;
          const { greatest, logTotal } = normaliser(data, start, classes);
          for (let k = 0; k < classes; k++) {
            const probability = Math.exp(data[start + k] - greatest - logTotal);
            back[start + k] = gradient.data[row] * (probability - (k === labels[row] ? 1 : 0));
          }
        }
        return new Tensor(back, shape);
      },
    ],
  },
);

/**
 * log Σ eᶻ of `classes` numbers from `start` on, in two parts: the greatest number, and the logarithm
 * of what the others add to it. Together they could overflow, or the small part be lost in the great.
 */
function normaliser(
  data: ArrayLike<number>,
  start: number,
  classes: number,
): { greatest: number; logTotal: number } {
  let greatest = -Infinity;
  for (let k = 0; k < classes; k++) greatest = Math.max(greatest, data[start + k]);
  let total = 0;
  for (let k = 0; k < classes; k++) total += Math.exp(data[start + k] - greatest);
  return { greatest, logTotal: Math.log(total) };
}
