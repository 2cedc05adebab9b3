import {
  add,
  clipByValue,
  concat,
  matmul,
  mul,
  sigmoid,
  split,
} from "../autograd/operations/index.js";
import { probe } from "../autograd/probe.js";
import { randomFrom } from "../tensor/random.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { LSTM } from "./lstm.js";
import {
  checkLSTMCellOptions,
  lstmCellWeights,
  type LSTMCellOptions,
} from "./lstm-cell-options.js";
import type { LSTMState } from "./lstm-state.js";

/**
 * The LSTM with peepholes (Gers and Schmidhuber, 2000): every gate sees the cell state of its own unit
 * too, the output gate the new one. On request c is clipped, and h projected to fewer units (Sak, Senior
 * and Beaufays, 2014). TensorFlow's class of this name, where `use_peepholes` is false unless given.
 *
 *     [z_i, z_j, z_f, z_o] = [xₜ, hₜ₋₁] W + b
 *     i = σ(z_i + cₜ₋₁ ⊙ w_i)    j = φ(z_j)    f = σ(z_f + forgetBias + cₜ₋₁ ⊙ w_f)
 *     cₜ = clip(cₜ₋₁ ⊙ f + i ⊙ j, ±cellClip)
 *     o = σ(z_o + cₜ ⊙ w_o)
 *     mₜ = φ(cₜ) ⊙ o
 *     hₜ = clip(mₜ W_proj, ±projClip), or mₜ without a projection
 */
export class LSTMCell<Tuple extends boolean = true> extends LSTM<Tuple> {
  readonly usePeepholes: boolean;
  readonly cellClip: number | undefined;
  readonly numProj: number | undefined;
  readonly projClip: number | undefined;

  /**
   * @throws RangeError for sizes that are not positive integers, weights that do not fit them, a forget
   * bias that is not finite, and clips that are not positive.
   * @throws TypeError for an option without the one that it belongs to.
   */
  constructor(numUnits: number, options: LSTMCellOptions<Tuple> = {}) {
    const { name = "lstm_cell", usePeepholes = true, cellClip, numProj, projClip } = options;
    checkLSTMCellOptions(name, options);
    // One stream: the projection's numbers are not the kernel's once more.
    const common = { ...options, seed: randomFrom(options.seed ?? 0) };
    super(name, numUnits, common, numProj, lstmCellWeights(numUnits, common));
    this.usePeepholes = usePeepholes;
    this.cellClip = cellClip;
    this.numProj = numProj;
    this.projClip = projClip;
  }

  /**
   * The peephole weights w_i, w_f and w_o, `[numUnits]` each; none without peepholes.
   * @throws Error before the first call of a cell made without `inputSize` or `kernel`.
   */
  get peepholes(): readonly Variable[] {
    return this.usePeepholes ? this.variables.slice(2, 5) : [];
  }

  /**
   * W_proj, `[numUnits, numProj]`; undefined without a projection.
   * @throws Error before the first call of a cell made without `inputSize` or `kernel`.
   */
  get projection(): Variable | undefined {
    return this.numProj === undefined ? undefined : this.variables.at(-1);
  }

  protected override get hasSequence(): boolean {
    const { cellClip, numProj } = this;
    return super.hasSequence && cellClip === undefined && numProj === undefined;
  }

  protected step(
    x: Tensor,
    { c: cPrevious, h: hPrevious }: LSTMState,
    [W, b]: readonly Variable[],
  ): LSTMState {
    const [wi, wf, wo] = this.peepholes;
    const z = add(matmul(concat([x, hPrevious], 1), W), b);
    const [zi, zj, zf, zo] = split(z, 4, 1);
    const i = probe("i", sigmoid(seeing(zi, cPrevious, wi)));
    const j = probe("j", this.activation(zj));
    const f = probe("f", sigmoid(seeing(add(zf, this.forgetBias), cPrevious, wf)));
    const c = clipped(add(mul(cPrevious, f), mul(i, j)), this.cellClip);
    const o = probe("o", sigmoid(seeing(zo, c, wo)));
    const m = mul(this.activation(c), o);
    const h = this.projection ? clipped(matmul(m, this.projection), this.projClip) : m;
    return { c, h };
  }
}

/** What a gate makes of z, with a peephole on c if there is one. */
const seeing = (z: Tensor, c: Tensor, w: Variable | undefined): Tensor =>
  w ? add(z, mul(c, w)) : z;

const clipped = (x: Tensor, limit: number | undefined): Tensor =>
  limit === undefined ? x : clipByValue(x, -limit, limit);
