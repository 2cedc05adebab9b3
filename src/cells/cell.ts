import { isObserved, probeState } from "../autograd/probe.js";
import type { PackedRows } from "../sequences/packed-rows.js";
import type { DType } from "../tensor/dtype.js";
import { formatShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { mapStates, type State } from "./state.js";

/**
 * Runs a cell over whole sequences: as one operation where it can be, else as a loop over time.
 * @param inputs `[batch, time, features]` or `[time, batch, features]`.
 */
export type RunSequence = <S extends State>(
  cell: Cell<S>,
  inputs: Tensor,
  state: S,
) => [outputs: Tensor, newState: S];

/** The body of the loop over time: one step of a recurrent network. */
export interface Cell<S extends State = Tensor> {
  /** Features of the input, once known. */
  readonly inputSize?: number | undefined;
  /** Units of the output at each time step. */
  readonly outputSize: number;
  readonly dtype: DType;
  /** What the cell has learnt; the same at every time step. */
  readonly variables: readonly Variable[];
  /** The cells that it is made of, if it is: its layers, or what it wraps. */
  readonly cells?: readonly Cell<State>[];
  /** The state before the first time step: zeros for a batch. */
  zeroState(batchSize: number, dtype?: DType): S;
  /**
   * Whether `call` shows the parts of its new state to a trace itself. Otherwise who calls it by `step`
   * shows them, by the names that `mapStates` gives them.
   */
  readonly showsState?: boolean;
  /** One time step: the input `[batch, features]` and the state of the step before. */
  call(input: Tensor, state: S): [output: Tensor, newState: S];
  /**
   * All time steps in one operation, with the numbers that the loop over `call` gives. Absent, or
   * without an answer, where there is no such operation for these tensors; then there is the loop.
   * @param inputs `[batch, time, features]` or `[time, batch, features]`, as `rows` says.
   * @param run runs the cells that it is made of.
   */
  callSequence?(
    inputs: Tensor,
    state: S,
    rows: PackedRows,
    run: RunSequence,
  ): [outputs: Tensor, newState: S] | undefined;
  /**
   * As `callSequence`, with each hidden state h multiplied by a mask on its way to the next time step;
   * the outputs are not.
   * @param masks `[batch, time, units]`, or time first.
   */
  callMaskedSequence?(
    inputs: Tensor,
    state: S,
    rows: PackedRows,
    masks: Tensor,
  ): [outputs: Tensor, newState: S] | undefined;
}

/** One time step of a cell, whose new state a trace then sees. */
export function step<S extends State>(
  cell: Cell<S>,
  input: Tensor,
  state: S,
): [output: Tensor, newState: S] {
  const [output, newState] = cell.call(input, state);
  if (isObserved() && !cell.showsState) mapStates(probeState, newState, state);
  return [output, newState];
}

/**
 * Refuses an input or a part of a state that does not fit a cell, before any work.
 * @throws TypeError for what is not a tensor of the cell's dtype, RangeError for a wrong shape.
 */
export function checkCellArgument(
  cell: string,
  what: string,
  value: unknown,
  expected: {
    readonly dtype: DType;
    readonly shape: readonly [batch: number | "batch", size: number | "features"];
  },
): asserts value is Tensor {
  const wanted = `${expected.dtype} [${expected.shape.join(", ")}]`;
  if (!(value instanceof Tensor)) {
    throw new TypeError(`${cell}: the ${what} must be a tensor ${wanted}, got ${typeof value}`);
  }
  const fits =
    value.rank === 2 &&
    expected.shape.every((size, axis) => typeof size === "string" || size === value.shape[axis]);
  if (!fits || value.dtype !== expected.dtype) {
    const problem = `${cell}: the ${what} must be ${wanted}, got ${value.dtype} ${formatShape(value.shape)}`;
    throw fits ? new TypeError(problem) : new RangeError(problem);
  }
}
