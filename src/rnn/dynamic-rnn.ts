import { stack, unstack } from "../autograd/operations/index.js";
import { isObserved } from "../autograd/probe.js";
import type { Cell, RunSequence } from "../cells/cell.js";
import type { State } from "../cells/state.js";
import { PackedRows } from "../sequences/packed-rows.js";
import { checkFlag, checkOptions, inWords } from "../tensor/arguments.js";
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
  options: DynamicRnnOptions<S> = {},
): { outputs: Tensor; state: S } {
  checkOptions("dynamicRnn", options, ["timeMajor", "fused", "initialState", "sequenceLength"]);
  const { timeMajor = false, fused = true, initialState, sequenceLength } = options;
  const { batch, time } = checkSequences("dynamicRnn", inputs, timeMajor, sequenceLength);
  checkInitialState("dynamicRnn", cell, initialState, batch);
  const rows = new PackedRows(batch, time, timeMajor, sequenceLength);
  const mayFuse = fused && !isObserved();
  const run: RunSequence = (cell, inputs, state) =>
    (mayFuse && cell.callSequence?.(inputs, state, rows, run)) || loop(cell, inputs, state);
  const loop: RunSequence = (cell, inputs, initialState) => {
    const timeAxis = timeMajor ? 0 : 1;
    const steps = unstack(inputs, timeAxis);
    const { outputs, state } = unroll(cell, steps, { initialState, sequenceLength });
    return [stack(outputs, timeAxis), state];
  };
  const [outputs, state] = run(cell, inputs, initialState ?? cell.zeroState(batch, inputs.dtype));
  return { outputs, state };
}

/**
 * How many sequences there are, of how many time steps.
 * @throws TypeError for what is not a tensor, RangeError for inputs of another rank and for lengths that
 * do not fit.
 */
export function checkSequences(
  operation: string,
  inputs: Tensor,
  timeMajor: boolean,
  sequenceLength: readonly number[] | undefined,
): { batch: number; time: number } {
  checkFlag(operation, "timeMajor", timeMajor);
  const wanted = timeMajor ? "[time, batch, features]" : "[batch, time, features]";
  if (!(inputs instanceof Tensor)) {
    throw new TypeError(`${operation}: inputs must be a tensor ${wanted}, got ${inWords(inputs)}`);
  }
  if (inputs.rank !== 3) {
    throw new RangeError(
      `${operation}: inputs must be ${wanted}, got shape ${formatShape(inputs.shape)}`,
    );
  }
  const [first, second] = inputs.shape;
  const [batch, time] = timeMajor ? [second, first] : [first, second];
  checkSequenceLength(operation, sequenceLength, batch, time);
  return { batch, time };
}
