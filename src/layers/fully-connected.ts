import { affine } from "../autograd/operations/index.js";
import { checkSize, formatShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { affineWeights, type AffineOptions } from "../variables/affine-weights.js";
import { Weights } from "../variables/weights.js";

/** The kernel is `[inputSize, numOutputs]`. */
export interface FullyConnectedOptions extends AffineOptions {
  /** φ in the formula; none (a linear layer) unless given. */
  readonly activation?: (x: Tensor) => Tensor;
}

/** A layer: a function of tensors that has variables. */
export interface Layer {
  (x: Tensor): Tensor;
  /** @throws Error before the first call of a layer that does not know its input size yet. */
  readonly variables: readonly Variable[];
  /** φ in the formula; none in a linear layer. */
  readonly activation: ((x: Tensor) => Tensor) | undefined;
}

/**
 * A fully connected layer, y = φ(x W + b), for inputs `[…, features]`; the same for every time step
 * when the input has a time axis. The result is `[…, numOutputs]`.
 * @throws RangeError for sizes that are not positive integers and weights that do not fit them.
 */
export function fullyConnected(numOutputs: number, options: FullyConnectedOptions = {}): Layer {
  const { activation, name = "fully_connected" } = options;
  checkSize(name, "numOutputs", numOutputs);
  const weights = new Weights(name, options, affineWeights(0, numOutputs, options));

  const layer = (x: Tensor): Tensor => {
    if (!(x instanceof Tensor)) {
      throw new TypeError(`${name}: the input must be a tensor, got ${typeof x}`);
    }
    const features = x.shape.at(-1);
    const expected = weights.inputSize ?? features;
    if (features === undefined || features !== expected || x.dtype !== weights.dtype) {
      throw new RangeError(
        `${name}: the input must be ${weights.dtype} […, ${expected ?? "features"}], got ${x.dtype} ${formatShape(x.shape)}`,
      );
    }
    const [W, b] = weights.forInput(features);
    const y = affine(x, W, b);
    return activation ? activation(y) : y;
  };
  return Object.defineProperties(layer, {
    variables: { get: () => weights.variables },
    activation: { value: activation },
  }) as unknown as Layer;
}
