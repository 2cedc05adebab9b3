import { zeros } from "../tensor/create.js";
import type { Seed } from "../tensor/random.js";
import type { Tensor } from "../tensor/tensor.js";
import { glorotUniform } from "./initializers.js";
import type { WeightDeclaration, WeightsOptions } from "./weights.js";

/** The initial values of the kernel W and the bias b of x W + b. */
export interface AffineValues {
  /** A row for each feature of the input (then of the state), a column an output. */
  readonly kernel?: Tensor;
  /** A number an output; zeros unless given. */
  readonly bias?: Tensor;
}

/** What can be chosen of a cell or a layer that has one kernel and one bias. */
export interface AffineOptions extends WeightsOptions, AffineValues {}

/** The kernel `[inputSize + stateSize, outputs]` and the bias `[outputs]` of a cell or a layer. */
export function affineWeights(
  stateSize: number,
  outputs: number,
  { kernel, bias, seed = 0 }: AffineValues & { readonly seed?: Seed },
): [kernel: WeightDeclaration, bias: WeightDeclaration] {
  return [
    {
      name: "kernel",
      option: "kernel",
      value: kernel,
      shape: [stateSize, outputs],
      seesInput: true,
      initial: (shape, dtype) => glorotUniform(shape, { seed, dtype }),
    },
    { name: "bias", option: "bias", value: bias, shape: [outputs], initial: zeros },
  ];
}
