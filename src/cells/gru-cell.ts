import {
  add,
  affine,
  concat,
  matmul,
  mul,
  sigmoid,
  slice,
  split,
  sub,
  tanh,
} from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { canFuse } from "../sequences/can-fuse.js";
import { gruSequence } from "../sequences/gru-sequence.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { Weights } from "../variables/weights.js";
import { checkCellArgument, type Cell } from "./cell.js";
import { gruWeights, type GRUCellOptions } from "./gru-cell-options.js";

type Sequence = [outputs: Tensor, state: Tensor] | undefined;

/**
 * The gated recurrent unit (Cho et al., 2014): r says how much of the state is seen when the candidate c
 * is made, u how much of the state is kept. As TensorFlow's class of this name:
 *
 *     [r, u] = σ([xₜ, hₜ₋₁] W_g + b_g)
 *     c = φ([xₜ, r ⊙ hₜ₋₁] W_c + b_c)
 *     hₜ = u ⊙ hₜ₋₁ + (1 − u) ⊙ c
 *
 * With `resetAfter`, as cuDNN, PyTorch and Keras have it, r stands after the product. W_x and W_h are the
 * rows of W_c for x and for h, b_h is a bias of its own:
 *
 *     c = φ(xₜ W_x + b_c + r ⊙ (hₜ₋₁ W_h + b_h))
 */
export class GRUCell implements Cell<Tensor> {
  readonly numUnits: number;
  readonly resetAfter: boolean;
  /** φ in the formula. */
  readonly activation: (x: Tensor) => Tensor;
  readonly #weights: Weights;

  /**
   * @throws RangeError for sizes that are not positive integers and weights that do not fit them.
   * @throws TypeError for a recurrent bias without `resetAfter`.
   */
  constructor(numUnits: number, options: GRUCellOptions = {}) {
    const { name = "gru_cell", activation = tanh, resetAfter = false } = options;
    checkSize(name, "numUnits", numUnits);
    this.numUnits = numUnits;
    this.resetAfter = resetAfter;
    this.activation = activation;
    this.#weights = new Weights(name, options, gruWeights(name, numUnits, options));
  }

  call(x: Tensor, hPrevious: Tensor): [output: Tensor, newState: Tensor] {
    const { name, dtype, inputSize = "features", numUnits } = this;
    checkCellArgument(name, "input", x, { dtype, shape: ["batch", inputSize] });
    checkCellArgument(name, "state", hPrevious, { dtype, shape: [x.shape[0], numUnits] });
    const [Wg, bg, ...ofCandidate] = this.#weights.forInput(x.shape[1]);
    const [zr, zu] = split(add(matmul(concat([x, hPrevious], 1), Wg), bg), 2, 1);
    const r = probe("r", sigmoid(zr));
    const u = probe("u", sigmoid(zu));
    const zc = this.resetAfter
      ? resetAfterProduct(x, hPrevious, r, ofCandidate)
      : resetBeforeProduct(x, hPrevious, r, ofCandidate);
    const c = probe("c", this.activation(zc));
    const h = add(mul(u, hPrevious), mul(sub(1, u), c));
    return [h, h];
  }

  callSequence(inputs: Tensor, h: Tensor, rows: PackedRows): Sequence {
    return this.#allSteps(inputs, h, rows);
  }

  callMaskedSequence(inputs: Tensor, h: Tensor, rows: PackedRows, masks: Tensor): Sequence {
    return this.#allSteps(inputs, h, rows, masks);
  }

  #allSteps(inputs: Tensor, h: Tensor, rows: PackedRows, masks?: Tensor): Sequence {
    const features = inputs.shape[2];
    if (this.resetAfter || this.activation !== tanh) return undefined;
    if (features !== (this.inputSize ?? features)) return undefined;
    if (this.dtype !== "float32" || !canFuse([inputs, h], rows)) return undefined;
    const [Wg, bg, Wc, bc] = this.#weights.forInput(features);
    const [outputs, state] = gruSequence([inputs, Wg, bg, Wc, bc, h], { rows, masks });
    return [outputs, state];
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

  /**
   * Kernel and bias of the gates, then of the candidate, with `resetAfter` its recurrent bias last.
   * @throws Error before the first call of a cell that was made without `inputSize` or a kernel.
   */
  get variables(): readonly Variable[] {
    return this.#weights.variables;
  }
}

/** [x, r ⊙ h] W + b. */
function resetBeforeProduct(x: Tensor, h: Tensor, r: Tensor, [W, b]: readonly Variable[]): Tensor {
  return add(matmul(concat([x, mul(r, h)], 1), W), b);
}

/** x W_x + b + r ⊙ (h W_h + b_h). */
function resetAfterProduct(
  x: Tensor,
  h: Tensor,
  r: Tensor,
  [W, b, bh]: readonly Variable[],
): Tensor {
  const features = x.shape[1];
  const Wx = slice(W, 0, 0, features);
  const Wh = slice(W, 0, features, W.shape[0]);
  return add(affine(x, Wx, b), mul(r, affine(h, Wh, bh)));
}
