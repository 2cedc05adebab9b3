import {
  add,
  concat,
  matmul,
  mul,
  sigmoid,
  split,
  sub,
  tanh,
} from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { canFuse } from "../sequences/can-fuse.js";
import { gruSequence } from "../sequences/gru-sequence.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { ones, zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import { randomFrom } from "../tensor/random.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { AffineWeights, type AffineOptions } from "../variables/affine-weights.js";
import { checkCellArgument, type Cell } from "./cell.js";

/** The initial weights of one of the two products of a GRU. */
type Weights = Pick<AffineOptions, "kernel" | "bias">;

export interface GRUCellOptions extends Omit<AffineOptions, "kernel" | "bias"> {
  /** Of r and u: `[inputSize + numUnits, 2 · numUnits]`, and a bias, which is ones unless given. */
  readonly gates?: Weights;
  /** Of the candidate: `[inputSize + numUnits, numUnits]`, and a bias, zeros unless given. */
  readonly candidate?: Weights;
  /** φ in the formula; tanh unless given; with any other, time steps are taken one by one. */
  readonly activation?: (x: Tensor) => Tensor;
}

/**
 * The gated recurrent unit (Cho et al., 2014), as TensorFlow's class of this name: r says how much of the
 * state is seen when the candidate c is made, u how much of the state is kept.
 *
 *     [r, u] = σ([xₜ, hₜ₋₁] W_g + b_g)
 *     c = φ([xₜ, r ⊙ hₜ₋₁] W_c + b_c)
 *     hₜ = u ⊙ hₜ₋₁ + (1 − u) ⊙ c
 */
export class GRUCell implements Cell<Tensor> {
  readonly name: string;
  readonly numUnits: number;
  readonly dtype: DType;
  readonly #activation: (x: Tensor) => Tensor;
  readonly #gates: AffineWeights;
  readonly #candidate: AffineWeights;

  /** @throws RangeError for sizes that are not positive integers and weights that do not fit them. */
  constructor(numUnits: number, options: GRUCellOptions = {}) {
    const { name = "gru_cell", activation = tanh, gates = {}, candidate = {} } = options;
    checkSize(name, "numUnits", numUnits);
    const given = [gates.kernel, gates.bias, candidate.kernel, candidate.bias];
    const dtype = options.dtype ?? given.find((weight) => weight)?.dtype ?? "float32";
    const seed = randomFrom(options.seed ?? 0);
    const rows = [gates.kernel, candidate.kernel].find((kernel) => kernel)?.shape[0];
    const inputSize = options.inputSize ?? (rows && rows - numUnits);
    const common = { dtype, seed, inputSize };
    this.name = name;
    this.numUnits = numUnits;
    this.dtype = dtype;
    this.#activation = activation;
    this.#gates = new AffineWeights(`${name}/gates`, numUnits, 2 * numUnits, {
      ...common,
      bias: ones([2 * numUnits], dtype),
      ...gates,
    });
    this.#candidate = new AffineWeights(`${name}/candidate`, numUnits, numUnits, {
      ...common,
      ...candidate,
    });
  }

  call(x: Tensor, hPrevious: Tensor): [output: Tensor, newState: Tensor] {
    const { name, dtype, inputSize = "features", numUnits } = this;
    checkCellArgument(name, "input", x, { dtype, shape: ["batch", inputSize] });
    checkCellArgument(name, "state", hPrevious, { dtype, shape: [x.shape[0], numUnits] });
    const [Wg, bg, Wc, bc] = this.#weightsFor(x.shape[1]);
    const [zr, zu] = split(add(matmul(concat([x, hPrevious], 1), Wg), bg), 2, 1);
    const r = probe("r", sigmoid(zr));
    const u = probe("u", sigmoid(zu));
    const seen = concat([x, mul(r, hPrevious)], 1);
    const c = probe("c", this.#activation(add(matmul(seen, Wc), bc)));
    const h = add(mul(u, hPrevious), mul(sub(1, u), c));
    return [h, h];
  }

  callSequence(
    inputs: Tensor,
    h: Tensor,
    rows: PackedRows,
  ): [outputs: Tensor, state: Tensor] | undefined {
    const features = inputs.shape[2];
    if (this.#activation !== tanh || features !== (this.inputSize ?? features)) return undefined;
    if (this.dtype !== "float32" || !canFuse([inputs, h], rows)) return undefined;
    const [outputs, state] = gruSequence([inputs, ...this.#weightsFor(features), h], { rows });
    return [outputs, state];
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): Tensor {
    checkSize(`${this.name}.zeroState`, "batchSize", batchSize);
    return zeros([batchSize, this.numUnits], dtype);
  }

  get outputSize(): number {
    return this.numUnits;
  }

  /** Features of the input, once known. */
  get inputSize(): number | undefined {
    return this.#gates.inputSize;
  }

  /**
   * Kernel and bias of the gates, then of the candidate.
   * @throws Error before the first call of a cell that was made without `inputSize` or a kernel.
   */
  get variables(): readonly Variable[] {
    return [...this.#gates.variables, ...this.#candidate.variables];
  }

  #weightsFor(features: number): readonly [Wg: Variable, bg: Variable, Wc: Variable, bc: Variable] {
    const [Wg, bg] = this.#gates.forInput(features);
    const [Wc, bc] = this.#candidate.forInput(features);
    return [Wg, bg, Wc, bc];
  }
}
