import { add, concat, matmul, tanh } from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { AffineWeights, type AffineOptions } from "../variables/affine-weights.js";
import { checkCellArgument, type Cell } from "./cell.js";

/** The kernel is `[inputSize + numUnits, numUnits]`, the rows for x before those for h. */
export interface BasicRNNCellOptions extends AffineOptions {
  /** φ in the formula; tanh unless given. */
  readonly activation?: (x: Tensor) => Tensor;
}

/**
 * The basic recurrent cell: the new state, which is also the output, is made from the input and the
 * state of the time step before (Elman, 1990).
 *
 *     hₜ = φ([xₜ, hₜ₋₁] W + b)
 */
export class BasicRNNCell implements Cell<Tensor> {
  readonly numUnits: number;
  readonly #activation: (x: Tensor) => Tensor;
  readonly #weights: AffineWeights;

  /** @throws RangeError for sizes that are not positive integers and weights that do not fit them. */
  constructor(numUnits: number, options: BasicRNNCellOptions = {}) {
    const { name = "basic_rnn_cell", activation = tanh } = options;
    checkSize(name, "numUnits", numUnits);
    this.numUnits = numUnits;
    this.#activation = activation;
    this.#weights = new AffineWeights(name, numUnits, numUnits, options);
  }

  call(x: Tensor, hPrevious: Tensor): [output: Tensor, newState: Tensor] {
    const { name, dtype, inputSize = "features", numUnits } = this;
    checkCellArgument(name, "input", x, { dtype, shape: ["batch", inputSize] });
    checkCellArgument(name, "state", hPrevious, { dtype, shape: [x.shape[0], numUnits] });
    const [W, b] = this.#weights.forInput(x.shape[1]);
    const z = probe("z", add(matmul(concat([x, hPrevious], 1), W), b));
    const h = this.#activation(z);
    return [h, h];
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): Tensor {
    checkSize(`${this.name}.zeroState`, "batchSize", batchSize);
    return zeros([batchSize, this.numUnits], dtype);
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
}
