import { mul, sum, valueAndGradients, type Tensor } from "../../../src/index.js";
import type { Answer } from "../answer.js";

export function lossAndGradients(
  loss: () => Tensor,
  sources: Readonly<Record<string, Tensor>>,
): Answer {
  const { value, gradients } = valueAndGradients(loss, Object.values(sources));
  const named = Object.keys(sources).map((name, n) => [`gradient of ${name}`, gradients[n]]);
  return { loss: value, ...Object.fromEntries(named) };
}

/** A loss whose gradient differs from value to value, so that a mix-up of places shows. */
export const weightedSum = (x: Tensor, weights: Tensor): Tensor => sum(mul(x, weights));
