import { mean, square, sub } from "../autograd/operations/index.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * The squared error at each time step, averaged over features: `[batch, time]` from predictions and
 * targets `[batch, time, features]` (the last axis is averaged, whatever comes before it).
 * @throws RangeError when the shapes differ (both named) or have no axis.
 */
export function squaredError(predictions: Tensor, targets: Tensor): Tensor {
  checkPair("squaredError", predictions, targets);
  return mean(square(sub(predictions, targets)), -1);
}

/**
 * The mean of the squared differences of all values; a scalar.
 * @throws RangeError when the shapes differ (both named) or have no axis.
 */
export function meanSquaredError(predictions: Tensor, targets: Tensor): Tensor {
  checkPair("meanSquaredError", predictions, targets);
  return mean(squaredError(predictions, targets));
}

function checkPair(operation: string, predictions: Tensor, targets: Tensor): void {
  if (sameShape(predictions.shape, targets.shape) && predictions.rank > 0) return;
  throw new RangeError(
    `${operation}: predictions and targets must have one shape […, features], got ${formatShape(predictions.shape)} and ${formatShape(targets.shape)}`,
  );
}
