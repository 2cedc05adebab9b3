import { add, concat, matmul, mul, sigmoid, split } from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { zeros } from "../tensor/create.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import { checkWeight } from "../variables/affine-weights.js";
import { BasicLSTMCell, type BasicLSTMCellOptions, type LSTMState } from "./basic-lstm-cell.js";

/** The kernel and its columns are those of `BasicLSTMCell`. */
export interface LSTMCellOptions extends BasicLSTMCellOptions {
  /** Initial peephole weights of the gates, `[numUnits]` each; zeros unless given. */
  readonly peepholes?: { readonly i?: Tensor; readonly f?: Tensor; readonly o?: Tensor };
}

/**
 * The LSTM with peepholes (Gers and Schmidhuber, 2000; TensorFlow's `LSTMCell` with `use_peepholes`):
 * every gate sees the cell state of its own unit too, the output gate the new one.
 *
 *     [i, j, f, o] = [xₜ, hₜ₋₁] W + b
 *     cₜ = cₜ₋₁ ⊙ σ(f + forgetBias + cₜ₋₁ ⊙ w_f) + σ(i + cₜ₋₁ ⊙ w_i) ⊙ φ(j)
 *     hₜ = φ(cₜ) ⊙ σ(o + cₜ ⊙ w_o)
 */
export class LSTMCell extends BasicLSTMCell {
  /** The peephole weights w_i, w_f and w_o, `[numUnits]` each. */
  readonly peepholes: readonly [i: Variable, f: Variable, o: Variable];

  /**
   * @throws RangeError for sizes that are not positive integers, weights that do not fit them, and a
   * forget bias that is not finite.
   */
  constructor(numUnits: number, options: LSTMCellOptions = {}) {
    const { name = "lstm_cell", peepholes = {} } = options;
    super(numUnits, { ...options, name });
    const peephole = (gate: "i" | "f" | "o"): Variable => {
      const { [gate]: given = zeros([numUnits], this.dtype) } = peepholes;
      checkWeight(name, `peepholes.${gate}`, given, [numUnits], this.dtype);
      return new Variable(given, `${name}/w_${gate}_diag`);
    };
    this.peepholes = [peephole("i"), peephole("f"), peephole("o")];
  }

  /** @throws Error before the first call of a cell made without `inputSize` or `kernel`. */
  override get variables(): readonly Variable[] {
    return [...super.variables, ...this.peepholes];
  }

  protected override get peepholeWeights(): readonly Variable[] {
    return this.peepholes;
  }

  override call(x: Tensor, state: LSTMState): [output: Tensor, newState: LSTMState] {
    const { c: cPrevious, h: hPrevious } = state;
    const [W, b] = this.weightsFor(x, { "state c": cPrevious, "state h": hPrevious });
    const [wi, wf, wo] = this.peepholes;
    const z = add(matmul(concat([x, hPrevious], 1), W), b);
    const [zi, zj, zf, zo] = split(z, 4, 1);
    const i = probe("i", sigmoid(add(zi, mul(cPrevious, wi))));
    const j = probe("j", this.activation(zj));
    const f = probe("f", sigmoid(add(add(zf, this.forgetBias), mul(cPrevious, wf))));
    const c = add(mul(cPrevious, f), mul(i, j));
    const o = probe("o", sigmoid(add(zo, mul(c, wo))));
    const h = mul(this.activation(c), o);
    return [h, { c, h }];
  }
}
