import { add, concat, matmul, tanh } from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { zeros } from "../tensor/create.js";
import { checkDType, type DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import { glorotUniform } from "../variables/initializers.js";
import { checkWeight } from "../variables/weights.js";
import { checkCellArgument, type Cell } from "./cell.js";

export interface BasicRNNCellOptions {
  /** φ in the formula; tanh unless given. */
  readonly activation?: (x: Tensor) => Tensor;
  /** Features of the input. Absent, the first input tells, and the variables are made then. */
  readonly inputSize?: number;
  /** Initial weights `[inputSize + numUnits, numUnits]`: the rows for x, then those for h. */
  readonly kernel?: Tensor;
  /** Initial bias `[numUnits]`; zeros unless given. */
  readonly bias?: Tensor;
  /** Draws the kernel when none is given (Glorot uniform); 0 unless given. */
  readonly seed?: Seed;
  readonly name?: string;
  readonly dtype?: DType;
}

/**
 * The basic recurrent cell: the new state, which is also the output, is made from the input and the
 * state of the time step before (Elman, 1990).
 *
 *     hₜ = φ([xₜ, hₜ₋₁] W + b)
 */
export class BasicRNNCell implements Cell<Tensor> {
  readonly numUnits: number;
  readonly name: string;
  readonly dtype: DType;
  readonly #options: BasicRNNCellOptions;
  #weights: { readonly kernel: Variable; readonly bias: Variable } | undefined;

  /** @throws RangeError for sizes that are not positive integers and weights that do not fit them. */
  constructor(numUnits: number, options: BasicRNNCellOptions = {}) {
    const { kernel, bias, name = "basic_rnn_cell" } = options;
    const dtype = options.dtype ?? kernel?.dtype ?? bias?.dtype ?? "float32";
    checkSize(name, "numUnits", numUnits);
    checkDType(name, dtype);
    const inputSize = options.inputSize ?? (kernel && (kernel.shape[0] ?? 0) - numUnits);
    if (inputSize !== undefined) checkSize(name, "inputSize", inputSize);
    if (kernel) checkWeight(name, "kernel", kernel, [inputSize! + numUnits, numUnits], dtype);
    if (bias) checkWeight(name, "bias", bias, [numUnits], dtype);
    this.numUnits = numUnits;
    this.name = name;
    this.dtype = dtype;
    this.#options = options;
    if (inputSize !== undefined) this.#build(inputSize);
  }

  get outputSize(): number {
    return this.numUnits;
  }

  /** Features of the input, once known. */
  get inputSize(): number | undefined {
    return this.#weights && this.#weights.kernel.shape[0] - this.numUnits;
  }

  /** @throws Error before the first call of a cell made without `inputSize` or `kernel`. */
  get kernel(): Variable {
    return this.#built().kernel;
  }

  /** @throws Error before the first call of a cell made without `inputSize` or `kernel`. */
  get bias(): Variable {
    return this.#built().bias;
  }

  get variables(): readonly Variable[] {
    return [this.kernel, this.bias];
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): Tensor {
    checkSize(`${this.name}.zeroState`, "batchSize", batchSize);
    return zeros([batchSize, this.numUnits], dtype);
  }

  call(x: Tensor, hPrevious: Tensor): [output: Tensor, newState: Tensor] {
    const { name, dtype, numUnits } = this;
    const { activation = tanh } = this.#options;
    checkCellArgument(name, "input", x, { dtype, shape: ["batch", this.inputSize ?? "features"] });
    checkCellArgument(name, "state", hPrevious, { dtype, shape: [x.shape[0], numUnits] });
    const { kernel, bias } = this.#weights ?? this.#build(x.shape[1]);
    const z = probe("z", add(matmul(concat([x, hPrevious], 1), kernel), bias));
    const h = activation(z);
    return [h, h];
  }

  #built() {
    if (this.#weights) return this.#weights;
    throw new Error(
      `${this.name}: the variables are made at the first call; give inputSize to make them at once`,
    );
  }

  #build(inputSize: number) {
    const { name, dtype, numUnits } = this;
    const { kernel, bias, seed = 0 } = this.#options;
    const shape = [inputSize + numUnits, numUnits] as const;
    this.#weights = {
      kernel: new Variable(kernel ?? glorotUniform(shape, { seed, dtype }), `${name}/kernel`),
      bias: new Variable(bias ?? zeros([numUnits], dtype), `${name}/bias`),
    };
    return this.#weights;
  }
}
