import type { DType } from "../tensor/dtype.js";
import { formatShape, sameShape, type Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** @throws RangeError when initial weights that a caller gives are of another shape or dtype. */
export function checkWeight(
  owner: string,
  name: string,
  given: Tensor,
  shape: Shape,
  dtype: DType,
): void {
  if (!sameShape(given.shape, shape) || given.dtype !== dtype) {
    throw new RangeError(
      `${owner}: ${name} must be ${dtype} ${formatShape(shape)}, got ${given.dtype} ${formatShape(given.shape)}`,
    );
  }
}
