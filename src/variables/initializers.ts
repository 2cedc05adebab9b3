import { randomUniform, zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import { randomFrom, type Seed } from "../tensor/random.js";
import { checkSize, formatShape, type Shape } from "../tensor/shape.js";
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

/**
 * Chrono initialisation of an LSTM's bias (Tallec and Ollivier, 2018, "Can recurrent neural networks warp
 * time?"): for each unit the forget gate has log u,
 * the input gate −log u, with u uniform in `1 … maxDistance − 1`, so that the unit begins with a memory of
 * about u time steps. Pass it as `bias`, and `forgetBias: 0` with it: that is added to the forget gate on top.
 * @param maxDistance in time steps, over which something is to be remembered; at least 2.
 * @returns `[4 · numUnits]`, in the order i, j, f, o of the LSTMs' kernels; zero at j and o.
 * @throws RangeError for a number of units or a distance out of range.
 */
export function chronoBias(
  numUnits: number,
  maxDistance: number,
  { seed, dtype = "float32" }: { seed: Seed; dtype?: DType },
): Tensor {
  checkSize("chronoBias", "numUnits", numUnits);
  if (!(Number.isFinite(maxDistance) && maxDistance >= 2)) {
    throw new RangeError(
      `chronoBias: maxDistance must be a finite number of at least 2, got ${String(maxDistance)}`,
    );
  }
  const bias = zeros([4 * numUnits], dtype);
  const random = randomFrom(seed);
  for (let unit = 0; unit < numUnits; unit++) {
    const forget = Math.log(random.uniform(1, maxDistance - 1));
    bias.data[unit] = -forget;
    bias.data[2 * numUnits + unit] = forget;
  }
  return bias;
}
