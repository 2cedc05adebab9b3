import type { Cell } from "../cells/cell.js";
import type { State } from "../cells/state.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { checkInitialState, checkSequenceLength, unroll, type RnnOptions } from "./unroll.js";

/**
 * A recurrent network over a list of inputs, one `[batch, features]` for each time step.
 * @returns the outputs, one `[batch, units]` for each time step, and the state after the last one.
 * @throws RangeError for an empty list, inputs of different shapes, a state of another batch size, or
 * lengths that do not fit.
 */
export function staticRnn<S extends State>(
  cell: Cell<S>,
  inputs: readonly Tensor[],
  options: RnnOptions<S> = {},
): { outputs: Tensor[]; state: S } {
  if (inputs.length === 0) {
    throw new RangeError("staticRnn: the sequence is empty; expected at least one time step");
  }
  const [{ shape }] = inputs;
  if (shape.length !== 2) {
    throw new RangeError(
      `staticRnn: every input must be [batch, features]; step 0 is ${formatShape(shape)}`,
    );
  }
  inputs.forEach((input, t) => {
    if (!sameShape(input.shape, shape)) {
      throw new RangeError(
        `staticRnn: every input must be [batch, features] of one shape; step 0 is ${formatShape(shape)}, step ${t} is ${formatShape(input.shape)}`,
      );
    }
  });
  checkInitialState("staticRnn", cell, options.initialState, shape[0]);
  checkSequenceLength("staticRnn", options.sequenceLength, shape[0], inputs.length);
  return unroll(cell, inputs, options);
}
