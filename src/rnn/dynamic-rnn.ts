import { stack, unstack } from "../autograd/operations/index.js";
import { isObserved } from "../autograd/probe.js";
import type { Cell } from "../cells/cell.js";
import type { State } from "../cells/state.js";
import { PackedRows } from "../sequences/packed-rows.js";
import { formatShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import { checkInitialState, checkSequenceLength, unroll, type RnnOptions } from "./unroll.js";

export interface DynamicRnnOptions<S extends State> extends RnnOptions<S> {
  /** Inputs and outputs are `[time, batch, …]` instead of `[batch, time, …]`. */
  readonly timeMajor?: boolean;
  /**
   * Whether all time steps may be gathered into one operation, where the cell has one: forwards the
   * same bits, backwards the same to rounding, much faster. It reads the inputs again for the gradient.
   * True unless given; while a `trace` watches it is the loop.
   */
  readonly fused?: boolean;
}

/**
 * A recurrent network over whole sequences.
 * @param inputs `[batch, time, features]`, or `[time, batch, features]` with `timeMajor`.
 * @returns the outputs of all time steps, `[batch, time, units]` (or time first), and the state
 * after the last one: for each sequence after its own last one.
 * @throws RangeError for inputs of another rank, a state of another batch size, or lengths that do
 * not fit.
 */
export function dynamicRnn<S extends State>(
  cell: Cell<S>,
  inputs: Tensor,
  { timeMajor = false, fused = true, ...options }: DynamicRnnOptions<S> = {},
): { outputs: Tensor; state: S } {
  const wanted = timeMajor ? "[time, batch, features]" : "[batch, time, features]";
  if (!(inputs instanceof Tensor)) {
    throw new TypeError(`dynamicRnn: inputs must be a tensor ${wanted}, got ${typeof inputs}`);
  }
  if (inputs.rank !== 3) {
    throw new RangeError(
      `dynamicRnn: inputs must be ${wanted}, got shape ${formatShape(inputs.shape)}`,
    );
  }
  const timeAxis = timeMajor ? 0 : 1;
  const batch = inputs.shape[1 - timeAxis];
  checkInitialState("dynamicRnn", cell, options.initialState, batch);
  checkSequenceLength("dynamicRnn", options.sequenceLength, batch, inputs.shape[timeAxis]);
  if (fused && !isObserved()) {
    const { initialState = cell.zeroState(batch, inputs.dtype), sequenceLength } = options;
    const rows = new PackedRows(batch, inputs.shape[timeAxis], timeMajor, sequenceLength);
    const made = cell.callSequence?.(inputs, initialState, rows);
    if (made) return { outputs: made[0], state: made[1] };
  }
  const { outputs, state } = unroll(cell, unstack(inputs, timeAxis), options);
  return { outputs: stack(outputs, timeAxis), state };
}
