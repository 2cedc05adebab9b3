import { add, matmul, reshape } from "../autograd/operations/index.js";
import { zeros } from "../tensor/create.js";
import { checkDType, type DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import { checkSize, formatShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import { glorotUniform } from "../variables/initializers.js";
import { checkWeight } from "../variables/weights.js";

export interface FullyConnectedOptions {
  /** φ in the formula; none (a linear layer) unless given. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Features of the input. Absent, the first input tells, and the variables are made then. */
  readonly inputSize?: number;
  /** Initial weights `[inputSize, numOutputs]`. */
  readonly kernel?: Tensor;
  /** Initial bias `[numOutputs]`; zeros unless given. */
  readonly bias?: Tensor;
  /** Draws the kernel when none is given (Glorot uniform); 0 unless given. */
  readonly seed?: Seed;
  readonly name?: string;
  readonly dtype?: DType;
}

/** A layer: a function of tensors that has variables. */
export interface Layer {
  (x: Tensor): Tensor;
  /** @throws Error before the first call of a layer that does not know its input size yet. */
  readonly variables: readonly Variable[];
}

/**
 * A fully connected layer, y = φ(x W + b), for inputs `[…, features]`; the same for every time step
 * when the input has a time axis. The result is `[…, numOutputs]`.
 * @throws RangeError for sizes that are not positive integers and weights that do not fit them.
 */
export function fullyConnected(numOutputs: number, options: FullyConnectedOptions = {}): Layer {
  const { kernel, bias, activation, seed = 0, name = "fully_connected" } = options;
  const dtype = options.dtype ?? kernel?.dtype ?? bias?.dtype ?? "float32";
  checkSize(name, "numOutputs", numOutputs);
  checkDType(name, dtype);
  const known = options.inputSize ?? (kernel && (kernel.shape[0] ?? 0));
  if (known !== undefined) checkSize(name, "inputSize", known);
  if (kernel) checkWeight(name, "kernel", kernel, [known!, numOutputs], dtype);
  if (bias) checkWeight(name, "bias", bias, [numOutputs], dtype);

  const build = (inputSize: number): readonly [W: Variable, b: Variable] => [
    new Variable(
      kernel ?? glorotUniform([inputSize, numOutputs], { seed, dtype }),
      `${name}/kernel`,
    ),
    new Variable(bias ?? zeros([numOutputs], dtype), `${name}/bias`),
  ];
  let weights = known === undefined ? undefined : build(known);

  const layer = (x: Tensor): Tensor => {
    const features = x.shape.at(-1);
    const expected = weights?.[0].shape[0] ?? features;
    if (features === undefined || features !== expected || x.dtype !== dtype) {
      throw new RangeError(
        `${name}: the input must be ${dtype} […, ${expected ?? "features"}], got ${x.dtype} ${formatShape(x.shape)}`,
      );
    }
    const [W, b] = (weights ??= build(features));
    const y = add(matmul(reshape(x, [-1, features]), W), b);
    const shaped = reshape(y, [...x.shape.slice(0, -1), numOutputs]);
    return activation ? activation(shaped) : shaped;
  };
  return Object.defineProperty(layer, "variables", {
    get: () => {
      if (weights) return weights;
      throw new Error(
        `${name}: the variables are made at the first call; give inputSize to make them at once`,
      );
    },
  }) as unknown as Layer;
}
