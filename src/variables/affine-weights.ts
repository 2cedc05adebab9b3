import { zeros } from "../tensor/create.js";
import { checkDType, type DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import { checkSize, formatShape, sameShape, type Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import { glorotUniform } from "./initializers.js";

/** What can be chosen of the kernel W and the bias b of x W + b. */
export interface AffineOptions {
  /** Features of the input. Absent, the first input tells, and the variables are made then. */
  readonly inputSize?: number;
  /** Initial weights: a row for each feature of the input (then of the state), a column an output. */
  readonly kernel?: Tensor;
  /** Initial bias, a number an output; zeros unless given. */
  readonly bias?: Tensor;
  /** Draws the kernel when none is given (Glorot uniform); 0 unless given. */
  readonly seed?: Seed;
  /** Comes before the variables' names. */
  readonly name?: string;
  /** That of the given weights, or float32, unless given. */
  readonly dtype?: DType;
}

/**
 * The kernel `[inputSize + stateSize, outputs]` and the bias `[outputs]` of a cell or a layer. They are
 * made at once when the options tell the size of the input, else for the first input that comes.
 */
export class AffineWeights {
  readonly name: string;
  readonly dtype: DType;
  readonly #stateSize: number;
  readonly #outputs: number;
  readonly #options: AffineOptions;
  #variables: readonly [kernel: Variable, bias: Variable] | undefined;

  /** @throws RangeError for sizes that are not positive integers and weights that do not fit them. */
  constructor(name: string, stateSize: number, outputs: number, options: AffineOptions) {
    const { kernel, bias } = options;
    const dtype = options.dtype ?? kernel?.dtype ?? bias?.dtype ?? "float32";
    checkDType(name, dtype);
    const inputSize = options.inputSize ?? (kernel && (kernel.shape[0] ?? 0) - stateSize);
    if (inputSize !== undefined) checkSize(name, "inputSize", inputSize);
    if (kernel) checkWeight(name, "kernel", kernel, [inputSize! + stateSize, outputs], dtype);
    if (bias) checkWeight(name, "bias", bias, [outputs], dtype);
    this.name = name;
    this.dtype = dtype;
    this.#stateSize = stateSize;
    this.#outputs = outputs;
    this.#options = options;
    if (inputSize !== undefined) this.forInput(inputSize);
  }

  /** Features of the input, once known. */
  get inputSize(): number | undefined {
    return this.#variables && this.#variables[0].shape[0] - this.#stateSize;
  }

  /** @throws Error before the first input, when the options did not tell its size. */
  get variables(): readonly [kernel: Variable, bias: Variable] {
    if (this.#variables) return this.#variables;
    throw new Error(
      `${this.name}: the variables are made at the first call; give inputSize to make them at once`,
    );
  }

  /** The variables, which are made now if there are none; the caller has checked the input's size. */
  forInput(inputSize: number): readonly [kernel: Variable, bias: Variable] {
    const { name, dtype } = this;
    const { kernel, bias, seed = 0 } = this.#options;
    const shape = [inputSize + this.#stateSize, this.#outputs] as const;
    this.#variables ??= [
      new Variable(kernel ?? glorotUniform(shape, { seed, dtype }), `${name}/kernel`),
      new Variable(bias ?? zeros([this.#outputs], dtype), `${name}/bias`),
    ];
    return this.#variables;
  }
}

/** @throws RangeError naming owner, weight, what was expected and what came. */
export function checkWeight(
  owner: string,
  name: string,
  given: Tensor,
  shape: Shape,
  dtype: DType,
): void {
  if (!sameShape(given.shape, shape) || given.dtype !== dtype) {
    throw new RangeError(
      `${owner}: ${name} must be ${dtype} ${formatShape(shape)}, got ${given.dtype} ${formatShape(given.shape)}`,
    );
  }
}
