import { add, concat, matmul, mul, sigmoid, split } from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { LSTM, type LSTMOptions } from "./lstm.js";
import type { LSTMState } from "./lstm-state.js";

export type BasicLSTMCellOptions<Tuple extends boolean = true> = LSTMOptions<Tuple>;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, 1997) with a forget gate (Gers, Schmidhuber and
 * Cummins, 2000) and without peepholes, as TensorFlow's class of this name. The gates i, f and o are
 * numbers from 0 to 1 that say how much passes; j is what may enter the cell state.
 *
 *     [z_i, z_j, z_f, z_o] = [xₜ, hₜ₋₁] W + b
 *     i = σ(z_i)    j = φ(z_j)    f = σ(z_f + forgetBias)    o = σ(z_o)
 *     cₜ = cₜ₋₁ ⊙ f + i ⊙ j
 *     hₜ = φ(cₜ) ⊙ o
 */
export class BasicLSTMCell<Tuple extends boolean = true> extends LSTM<Tuple> {
  /**
   * @throws RangeError for sizes that are not positive integers, weights that do not fit them, and a
   * forget bias that is not finite.
   */
  constructor(numUnits: number, options: BasicLSTMCellOptions<Tuple> = {}) {
    super(options.name ?? "basic_lstm_cell", numUnits, options);
  }

  protected step(
    x: Tensor,
    { c: cPrevious, h: hPrevious }: LSTMState,
    [W, b]: readonly Variable[],
  ): LSTMState {
    const z = add(matmul(concat([x, hPrevious], 1), W), b);
    const [zi, zj, zf, zo] = split(z, 4, 1);
    const i = probe("i", sigmoid(zi));
    const j = probe("j", this.activation(zj));
    const f = probe("f", sigmoid(add(zf, this.forgetBias)));
    const o = probe("o", sigmoid(zo));
    const c = add(mul(cPrevious, f), mul(i, j));
    const h = mul(this.activation(c), o);
    return { c, h };
  }
}
