import { canFuse } from "../sequences/can-fuse.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { affineWeights, type AffineOptions } from "../variables/affine-weights.js";
import { Weights, type WeightDeclaration } from "../variables/weights.js";
import { checkCellArgument } from "./cell.js";

/** What the cells have in common whose gates all come from one product, [xₜ, hₜ₋₁] W + b. */
export abstract class AffineCell {
  readonly numUnits: number;
  /** Units of the output at each time step, which is the state h as well. */
  readonly outputSize: number;
  readonly #weights: Weights;

  /**
   * @param gates how many numbers the product has for each unit.
   * @param others variables besides the kernel and the bias.
   * @throws RangeError for sizes that are not positive integers and weights that do not fit them.
   */
  constructor(
    name: string,
    numUnits: number,
    gates: number,
    options: AffineOptions,
    outputSize = numUnits,
    others: readonly WeightDeclaration[] = [],
  ) {
    checkSize(name, "numUnits", numUnits);
    this.numUnits = numUnits;
    this.outputSize = outputSize;
    const declared = affineWeights(outputSize, gates * numUnits, options);
    this.#weights = new Weights(name, options, [...declared, ...others]);
  }

  get name(): string {
    return this.#weights.name;
  }

  get dtype(): DType {
    return this.#weights.dtype;
  }

  /** Features of the input, once known. */
  get inputSize(): number | undefined {
    return this.#weights.inputSize;
  }

  /** @throws Error before the first call of a cell made without `inputSize` or `kernel`. */
  get kernel(): Variable {
    return this.#weights.variables[0];
  }

  /** @throws Error before the first call of a cell made without `inputSize` or `kernel`. */
  get bias(): Variable {
    return this.#weights.variables[1];
  }

  /**
   * Kernel, bias, and what else the cell has.
   * @throws Error before the first call of a cell made without `inputSize` or `kernel`.
   */
  get variables(): readonly Variable[] {
    return this.#weights.variables;
  }

  /**
   * The variables, for an input and for states `[batch, size]` that are checked before.
   * @throws TypeError for what is not a tensor of the cell's dtype, RangeError for a wrong shape.
   */
  protected weightsFor(
    x: Tensor,
    states: Readonly<Record<string, readonly [state: Tensor, size: number]>>,
  ): readonly Variable[] {
    const { name, dtype, inputSize = "features" } = this;
    checkCellArgument(name, "input", x, { dtype, shape: ["batch", inputSize] });
    for (const [what, [state, size]] of Object.entries(states)) {
      checkCellArgument(name, what, state, { dtype, shape: [x.shape[0], size] });
    }
    return this.#weights.forInput(x.shape[1]);
  }

  /**
   * The variables for all time steps at once, `[batch, time, features]` or time first; absent where
   * there is no such operation, and for an input that does not fit: the loop says why.
   */
  protected fusedWeightsFor(
    inputs: Tensor,
    states: readonly Tensor[],
    rows: PackedRows,
  ): readonly Variable[] | undefined {
    const features = inputs.shape[2];
    if (this.inputSize !== undefined && features !== this.inputSize) return undefined;
    if (this.dtype !== "float32" || !canFuse([inputs, ...states], rows)) return undefined;
    return this.#weights.forInput(features);
  }
}
