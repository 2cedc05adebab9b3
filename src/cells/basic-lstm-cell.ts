import { add, concat, matmul, mul, sigmoid, split, tanh } from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { lstmSequence } from "../sequences/lstm-sequence.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import { zeros } from "../tensor/create.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { AffineOptions } from "../variables/affine-weights.js";
import { AffineCell } from "./affine-cell.js";
import type { Cell } from "./cell.js";

/** What an LSTM carries on: the cell state c and the hidden state h, each `[batch, units]`. */
export type LSTMState = { readonly c: Tensor; readonly h: Tensor };

/**
 * The kernel is `[inputSize + numUnits, 4 · numUnits]`: the rows for x before those for h, the columns
 * in the order i, j, f, o.
 */
export interface BasicLSTMCellOptions extends AffineOptions {
  /** Added to the bias of the forget gate, so that it begins rather open; 1 unless given. */
  readonly forgetBias?: number;
  /** φ in the formulas; tanh unless given; with any other, time steps are taken one by one. */
  readonly activation?: (x: Tensor) => Tensor;
}

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997) with a forget gate (Gers, Schmidhuber and
 * Cummins, 2000) and without peepholes, as TensorFlow's class of this name. The gates i, f and o are
 * numbers from 0 to 1 that say how much passes; j is what may enter the cell state.
 *
 *     [i, j, f, o] = [xₜ, hₜ₋₁] W + b
 *     cₜ = cₜ₋₁ ⊙ σ(f + forgetBias) + σ(i) ⊙ φ(j)
 *     hₜ = φ(cₜ) ⊙ σ(o)
 */
export class BasicLSTMCell extends AffineCell implements Cell<LSTMState> {
  readonly forgetBias: number;
  protected readonly activation: (x: Tensor) => Tensor;

  /**
   * @throws RangeError for sizes that are not positive integers, weights that do not fit them, and a
   * forget bias that is not finite.
   */
  constructor(numUnits: number, options: BasicLSTMCellOptions = {}) {
    const { name = "basic_lstm_cell", forgetBias = 1, activation = tanh } = options;
    super(name, numUnits, 4, options);
    if (!Number.isFinite(forgetBias)) {
      throw new RangeError(`${name}: forgetBias must be a finite number, got ${forgetBias}`);
    }
    this.forgetBias = forgetBias;
    this.activation = activation;
  }

  /** By which the gates see c: none here, w_i, w_f and w_o in `LSTMCell`. */
  protected get peepholeWeights(): readonly Variable[] {
    return [];
  }

  call(x: Tensor, state: LSTMState): [output: Tensor, newState: LSTMState] {
    const { c: cPrevious, h: hPrevious } = state;
    const [W, b] = this.weightsFor(x, { "state c": cPrevious, "state h": hPrevious });
    const z = add(matmul(concat([x, hPrevious], 1), W), b);
    const [zi, zj, zf, zo] = split(z, 4, 1);
    const i = probe("i", sigmoid(zi));
    const j = probe("j", this.activation(zj));
    const f = probe("f", sigmoid(add(zf, this.forgetBias)));
    const o = probe("o", sigmoid(zo));
    const c = add(mul(cPrevious, f), mul(i, j));
    const h = mul(this.activation(c), o);
    return [h, { c, h }];
  }

  callSequence(
    inputs: Tensor,
    state: LSTMState,
    rows: PackedRows,
  ): [outputs: Tensor, state: LSTMState] | undefined {
    const states = [state.c, state.h] as const;
    const weights = this.activation === tanh && this.fusedWeightsFor(inputs, states, rows);
    if (!weights) return undefined;
    const settings = { rows, forgetBias: this.forgetBias };
    const given = [inputs, ...weights, ...states, ...this.peepholeWeights] as const;
    const [outputs, c, h] = lstmSequence(given, settings);
    return [outputs, { c, h }];
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): LSTMState {
    checkSize(`${this.name}.zeroState`, "batchSize", batchSize);
    const zero = () => zeros([batchSize, this.numUnits], dtype);
    return { c: zero(), h: zero() };
  }
}
