import type { Cell } from "../cells/cell.js";
import type { State } from "../cells/state.js";
import type { Indices } from "../tensor/indices.js";
import { formatShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";

/**
 * A model that tells what comes next, a time step at a time: from one id for each sequence in a batch, and
 * the state after the ids before it (none at the start), the logits of the next id, `[batch, classes]`,
 * and the new state.
 */
export type StepModel<S extends State = State> = (
  ids: readonly number[],
  state: S | undefined,
) => { readonly logits: Tensor; readonly state: S };

/**
 * The model that a recurrent network over ids is, at a time step: ids to numbers (an embedding, or
 * `(ids) => oneHot(ids, classes)`), the cell, and the readout from its output to logits.
 */
export function stepModel<S extends State>(
  embed: (ids: Indices) => Tensor,
  cell: Cell<S>,
  readout: (output: Tensor) => Tensor,
): StepModel<S> {
  return (ids, before) => {
    const input = embed([...ids]);
    const [output, state] = cell.call(input, before ?? cell.zeroState(ids.length));
    return { logits: readout(output), state };
  };
}

/** @throws TypeError or RangeError when a model's logits are not `[batch, classes]` or hold a NaN or +∞. */
export function checkLogits(operation: string, logits: unknown, batch: number): void {
  if (!(logits instanceof Tensor)) {
    throw new TypeError(
      `${operation}: the model's logits must be a tensor [${batch}, classes], got ${typeof logits}`,
    );
  }
  if (logits.rank !== 2 || logits.shape[0] !== batch) {
    throw new RangeError(
      `${operation}: the model's logits must be [${batch}, classes], got ${formatShape(logits.shape)}`,
    );
  }
  // −∞ is a probability of 0; the others are none.
  const odd = logits.data.find((z: number) => !(z < Infinity));
  if (odd !== undefined) {
    throw new RangeError(`${operation}: the model's logits must be below ∞, got ${odd}`);
  }
}
