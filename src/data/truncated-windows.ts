import { slice } from "../autograd/operations/index.js";
import { flatten } from "../tensor/nested.js";
import { checkSize, formatShape, type Shape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";

/** A batch of long sequences: a tensor `[batch, time, …]`, or ids `[batch, time]`. */
export type Sequences = Tensor | readonly (readonly number[])[];

/** What is cut out of sequences: again a tensor, or ids. */
type Cut<S extends Sequences> = S extends Tensor ? Tensor : number[][];

/** A window of some time steps out of a batch of long sequences. */
export interface SequenceWindow<
  Inputs extends Sequences = Tensor,
  Targets extends Sequences = Inputs,
> {
  /** `[batch, numSteps, …]`; the last window of a pass may be shorter. */
  readonly inputs: Cut<Inputs>;
  /** `[batch, numSteps, …]`. */
  readonly targets: Cut<Targets>;
  /** Whether the sequences begin here, so that no state is to be carried in. */
  readonly first: boolean;
}

/**
 * Long sequences cut into windows of `numSteps` time steps, in order, for truncated back-propagation
 * through time (Williams and Peng, 1990): each window goes on where the one before it ended, so the
 * state can be carried from one to the next.
 * @param inputs `[batch, time, features]`, or ids `[batch, time]`.
 * @param targets `[batch, time, …]`
 * @param epochs how often the sequences are gone through, each time from their start.
 * @throws RangeError when batch or time of the two differ, before the first window.
 */
export function truncatedWindows<Inputs extends Sequences, Targets extends Sequences>(
  inputs: Inputs,
  targets: Targets,
  numSteps: number,
  epochs = 1,
): Iterable<SequenceWindow<Inputs, Targets>> {
  checkSize("truncatedWindows", "numSteps", numSteps);
  if (epochs !== Infinity) checkSize("truncatedWindows", "epochs", epochs);
  const [given, wanted] = [shapeOf(inputs), shapeOf(targets)];
  const [batch, time] = given;
  if (given.length < 2 || wanted[0] !== batch || wanted[1] !== time) {
    throw new RangeError(
      `truncatedWindows: inputs and targets must agree in [batch, time], got ${formatShape(given)} and ${formatShape(wanted)}`,
    );
  }
  return {
    *[Symbol.iterator]() {
      for (let epoch = 1; epoch <= epochs; epoch++) {
        for (let start = 0; start < time; start += numSteps) {
          const end = Math.min(start + numSteps, time);
          yield {
            inputs: cut(inputs, start, end),
            targets: cut(targets, start, end),
            first: start === 0,
          };
        }
      }
    },
  };
}

function shapeOf(sequences: Sequences): Shape {
  return sequences instanceof Tensor
    ? sequences.shape
    : flatten("truncatedWindows", sequences).shape;
}

function cut<S extends Sequences>(sequences: S, start: number, end: number): Cut<S> {
  const part: Tensor | number[][] =
    sequences instanceof Tensor
      ? slice(sequences, 1, start, end)
      : sequences.map((row) => row.slice(start, end));
  return part as Cut<S>;
}
