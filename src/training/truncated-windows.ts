import { slice } from "../autograd/operations/index.js";
import { checkSize, formatShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** A window of some time steps out of a batch of long sequences. */
export interface SequenceWindow {
  /** `[batch, numSteps, features]`; the last window of a pass may be shorter. */
  readonly inputs: Tensor;
  /** `[batch, numSteps, …]`. */
  readonly targets: Tensor;
  /** Whether the sequences begin here, so that no state is to be carried in. */
  readonly first: boolean;
}

/**
 * Long sequences cut into windows of `numSteps` time steps, in order, for truncated back-propagation
 * through time (Williams and Peng, 1990): each window goes on where the one before it ended, so the
 * state can be carried from one to the next.
 * @param inputs `[batch, time, features]`
 * @param targets `[batch, time, …]`
 * @param epochs how often the sequences are gone through, each time from their start.
 * @throws RangeError when batch or time of the two differ, before the first window.
 */
export function truncatedWindows(
  inputs: Tensor,
  targets: Tensor,
  numSteps: number,
  epochs = 1,
): Iterable<SequenceWindow> {
  checkSize("truncatedWindows", "numSteps", numSteps);
  if (epochs !== Infinity) checkSize("truncatedWindows", "epochs", epochs);
  const [batch, time] = inputs.shape;
  if (inputs.rank < 2 || targets.shape[0] !== batch || targets.shape[1] !== time) {
    throw new RangeError(
      `truncatedWindows: inputs and targets must agree in [batch, time], got ${formatShape(inputs.shape)} and ${formatShape(targets.shape)}`,
    );
  }
  return {
    *[Symbol.iterator]() {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        for (let start = 0; start < time; start += numSteps) {
          const end = Math.min(start + numSteps, time);
          const cut = (x: Tensor) => slice(x, 1, start, end);
          yield { inputs: cut(inputs), targets: cut(targets), first: start === 0 };
        }
      }
    },
  };
}
