import { canFuse } from "../sequences/can-fuse.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { AffineWeights, type AffineOptions } from "../variables/affine-weights.js";
import { checkCellArgument } from "./cell.js";

/** What the cells have in common whose gates all come from one product, [xₜ, hₜ₋₁] W + b. */
export abstract class AffineCell {
  readonly numUnits: number;
  readonly #weights: AffineWeights;

  /**
   * @param gates how many numbers the product has for each unit.
   * @throws RangeError for sizes that are not positive integers and weights that do not fit them.
   */
  constructor(name: string, numUnits: number, gates: number, options: AffineOptions) {
    checkSize(name, "numUnits", numUnits);
    this.numUnits = numUnits;
    this.#weights = new AffineWeights(name, numUnits, gates * numUnits, options);
  }

  get name(): string {
    return this.#weights.name;
  }

  get dtype(): DType {
    return this.#weights.dtype;
  }

  get outputSize(): number {
    return this.numUnits;
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

  get variables(): readonly Variable[] {
    return this.#weights.variables;
  }

  /**
   * The kernel and the bias, for an input and for states `[batch, units]` that are checked before.
   * @throws TypeError for what is not a tensor of the cell's dtype, RangeError for a wrong shape.
   */
  protected weightsFor(
    x: Tensor,
    states: Readonly<Record<string, Tensor>>,
  ): readonly [W: Variable, b: Variable] {
    const { name, dtype, inputSize = "features", numUnits } = this;
    checkCellArgument(name, "input", x, { dtype, shape: ["batch", inputSize] });
    for (const [what, state] of Object.entries(states)) {
      checkCellArgument(name, what, state, { dtype, shape: [x.shape[0], numUnits] });
    }
    return this.#weights.forInput(x.shape[1]);
  }

  /**
   * The kernel and the bias for all time steps at once, `[batch, time, features]` or time first; absent
   * where there is no such operation, and for an input that does not fit: the loop says why.
   */
  protected fusedWeightsFor(
    inputs: Tensor,
    states: readonly Tensor[],
    rows: PackedRows,
  ): readonly [W: Variable, b: Variable] | undefined {
    const features = inputs.shape[2];
    if (this.inputSize !== undefined && features !== this.inputSize) return undefined;
    if (this.dtype !== "float32" || !canFuse([inputs, ...states], rows)) return undefined;
    return this.#weights.forInput(features);
  }
}
