import { tanh } from "../autograd/operations/index.js";
import { lstmSequence } from "../sequences/lstm-sequence.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import type { DType } from "../tensor/dtype.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { AffineOptions } from "../variables/affine-weights.js";
import type { WeightDeclaration } from "../variables/weights.js";
import { AffineCell } from "./affine-cell.js";
import type { Cell } from "./cell.js";
import {
  concatenatedLayout,
  tupleLayout,
  type LSTMLayout,
  type LSTMState,
  type LSTMStateOf,
} from "./lstm-state.js";

/**
 * The kernel is `[inputSize + outputSize, 4 · numUnits]`: the rows for x before those for h, the columns
 * in the order i, j, f, o.
 */
export interface LSTMOptions<Tuple extends boolean = true> extends AffineOptions {
  /** Added to the bias of the forget gate, so that it begins rather open; 1 unless given. */
  readonly forgetBias?: number;
  /**
   * Whether the state is `{ c, h }`, or one tensor `[batch, units of c + units of h]`, c first, with the
   * same numbers; true unless given.
   */
  readonly stateIsTuple?: Tuple;
  /** φ in the formulas; tanh unless given; with any other, time steps are taken one by one. */
  readonly activation?: (x: Tensor) => Tensor;
}

/** What the LSTMs have in common besides their formula: how the state comes and goes, step by step or all at once. */
export abstract class LSTM<Tuple extends boolean>
  extends AffineCell
  implements Cell<LSTMStateOf<Tuple>>
{
  readonly forgetBias: number;
  readonly stateIsTuple: Tuple;
  /** φ in the formula. */
  readonly activation: (x: Tensor) => Tensor;
  readonly #layout: LSTMLayout<LSTMStateOf<Tuple>>;

  /** @param others variables besides the kernel and the bias. */
  constructor(
    name: string,
    numUnits: number,
    options: LSTMOptions<Tuple>,
    outputSize = numUnits,
    others: readonly WeightDeclaration[] = [],
  ) {
    const { forgetBias = 1, activation = tanh, stateIsTuple = true } = options;
    if (!Number.isFinite(forgetBias)) {
      throw new RangeError(`${name}: forgetBias must be a finite number, got ${forgetBias}`);
    }
    if (typeof stateIsTuple !== "boolean") {
      throw new TypeError(`${name}: stateIsTuple must be true or false, got ${stateIsTuple}`);
    }
    super(name, numUnits, 4, options, outputSize, others);
    this.forgetBias = forgetBias;
    this.activation = activation;
    this.stateIsTuple = stateIsTuple as Tuple;
    const layout = stateIsTuple ? tupleLayout : concatenatedLayout;
    this.#layout = layout(numUnits, outputSize) as LSTMLayout<any>;
  }

  /** The formula. @param variables the cell's, in their order. */
  protected abstract step(
    x: Tensor,
    previous: LSTMState,
    variables: readonly Variable[],
  ): LSTMState;

  /** Whether the loop is one operation: the formula is no more than gates and, if need be, peepholes. */
  protected get hasSequence(): boolean {
    return this.activation === tanh;
  }

  get showsState(): boolean {
    return !this.stateIsTuple;
  }

  call(x: Tensor, state: LSTMStateOf<Tuple>): [output: Tensor, newState: LSTMStateOf<Tuple>] {
    const variables = this.weightsFor(x, this.#layout.tensors(state));
    const previous = this.#layout.split(state);
    const made = this.step(x, previous, variables);
    return [made.h, this.#layout.join(made, previous)];
  }

  callSequence(
    inputs: Tensor,
    state: LSTMStateOf<Tuple>,
    rows: PackedRows,
  ): [outputs: Tensor, state: LSTMStateOf<Tuple>] | undefined {
    return this.#allSteps(inputs, state, rows);
  }

  callMaskedSequence(
    inputs: Tensor,
    state: LSTMStateOf<Tuple>,
    rows: PackedRows,
    masks: Tensor,
  ): [outputs: Tensor, state: LSTMStateOf<Tuple>] | undefined {
    // Those of a state in one tensor are for c as well.
    return this.stateIsTuple ? this.#allSteps(inputs, state, rows, masks) : undefined;
  }

  #allSteps(
    inputs: Tensor,
    state: LSTMStateOf<Tuple>,
    rows: PackedRows,
    masks?: Tensor,
  ): [outputs: Tensor, state: LSTMStateOf<Tuple>] | undefined {
    if (!this.hasSequence) return undefined;
    const previous = this.#layout.split(state);
    const { c: c0, h: h0 } = previous;
    const variables = this.fusedWeightsFor(inputs, [c0, h0], rows);
    if (!variables) return undefined;
    const [W, b, ...peepholes] = variables;
    const settings = { rows, masks, forgetBias: this.forgetBias };
    const [outputs, c, h] = lstmSequence([inputs, W, b, c0, h0, ...peepholes], settings);
    return [outputs, this.#layout.join({ c, h }, previous)];
  }

  zeroState(batchSize: number, dtype: DType = this.dtype): LSTMStateOf<Tuple> {
    checkSize(`${this.name}.zeroState`, "batchSize", batchSize);
    return this.#layout.zero(batchSize, dtype);
  }
}
