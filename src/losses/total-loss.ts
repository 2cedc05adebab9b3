import { mean, mul, sum } from "../autograd/operations/index.js";
import { tensor } from "../tensor/create.js";
import { unravel } from "../tensor/indices.js";
import type { NestedInput } from "../tensor/nested.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";

/**
 * The loss of a sequence: the sum of the losses of its time steps, averaged over the batch; a scalar.
 * @param losses the loss at each time step, `[batch, time]`.
 * @param weights which time steps count, and how much: `[time]` or `[batch, time]`. Without them all
 * count once.
 * @throws RangeError for other shapes (both named), and for weights that are not finite or all zero;
 * TypeError for weights of another dtype.
 */
export function totalLoss(losses: Tensor, weights?: Tensor | NestedInput): Tensor {
  if (losses.rank !== 2) {
    throw new RangeError(
      `totalLoss: losses must be [batch, time], got ${formatShape(losses.shape)}`,
    );
  }
  if (weights === undefined) return mean(sum(losses, 1));
  const w = weights instanceof Tensor ? weights : tensor(weights, losses.dtype);
  if (!sameShape(w.shape, losses.shape) && !sameShape(w.shape, losses.shape.slice(1))) {
    throw new RangeError(
      `totalLoss: weights must be [time] or [batch, time] for losses ${formatShape(losses.shape)}, got ${formatShape(w.shape)}`,
    );
  }
  if (w.dtype !== losses.dtype) {
    throw new TypeError(`totalLoss: dtypes differ: losses ${losses.dtype}, weights ${w.dtype}`);
  }
  const odd = w.data.findIndex((weight: number) => !Number.isFinite(weight));
  if (odd !== -1) {
    const place = formatShape(unravel(odd, w.shape));
    throw new RangeError(`totalLoss: weight ${place} must be a finite number, got ${w.data[odd]}`);
  }
  if (w.data.every((weight) => weight === 0)) {
    throw new RangeError("totalLoss: every weight is zero, so no time step counts");
  }
  return mean(sum(mul(losses, w), 1));
}
