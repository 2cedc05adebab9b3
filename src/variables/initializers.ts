import { randomUniform } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * Uniform in ±√(6 / (fanIn + fanOut)): keeps the variance of a layer's output near that of its input
 * (Glorot and Bengio, 2010, equation 16). TensorFlow's default.
 */
export function glorotUniform(
  shape: readonly [fanIn: number, fanOut: number],
  { seed, dtype = "float32" }: { seed: Seed; dtype?: DType },
): Tensor {
  const limit = Math.sqrt(6 / (shape[0] + shape[1]));
  return randomUniform(shape, { seed, low: -limit, high: limit, dtype });
}
