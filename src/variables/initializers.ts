import { randomUniform } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import { formatShape, type Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** Makes the initial values of a variable. */
export type Initializer = (
  shape: Shape,
  options: { readonly seed: Seed; readonly dtype: DType },
) => Tensor;

/**
 * Uniform in ±√(6 / (fanIn + fanOut)): keeps the variance of a layer's output near that of its input
 * (Glorot and Bengio, 2010, equation 16). TensorFlow's default.
 * @param shape `[fanIn, fanOut]`; of a vector `[n]` both are n, as in TensorFlow.
 * @throws RangeError for any other shape.
 */
export function glorotUniform(
  shape: Shape,
  { seed, dtype = "float32" }: { seed: Seed; dtype?: DType },
): Tensor {
  const [fanIn, fanOut = fanIn] = shape;
  if (shape.length !== 1 && shape.length !== 2) {
    throw new RangeError(
      `glorotUniform: the shape must be [fanIn, fanOut] or [n], got ${formatShape(shape)}`,
    );
  }
  const limit = Math.sqrt(6 / (fanIn + fanOut));
  return randomUniform(shape, { seed, low: -limit, high: limit, dtype });
}
