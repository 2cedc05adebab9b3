import { selectRows } from "../autograd/operations/index.js";
import { withAliveRows } from "../autograd/probe.js";
import { step, type Cell } from "../cells/cell.js";
import { mapStates, sameStructure, type State } from "../cells/state.js";
import { inWords } from "../tensor/arguments.js";
import { zeros } from "../tensor/create.js";
import { formatShape, sameShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

export interface RnnOptions<S extends State> {
  /** The state before the first time step; zeros unless given. */
  readonly initialState?: S;
  /** Time steps of each sequence in the batch, `0 … time`; all of them unless given. */
  readonly sequenceLength?: readonly number[];
}

/**
 * The loop over time: the same cell at every step, the state handed on. Past a sequence's end its
 * output is zero, its state is kept, and its input is not looked at.
 * @param inputs one tensor `[batch, features]` for each time step.
 */
export function unroll<S extends State>(
  cell: Cell<S>,
  inputs: readonly Tensor[],
  { initialState, sequenceLength }: RnnOptions<S>,
): { outputs: Tensor[]; state: S } {
  const batch = inputs[0].shape[0];
  let state = initialState ?? cell.zeroState(batch, inputs[0].dtype);
  const outputs = inputs.map((input, t) => {
    const alive = sequenceLength?.map((length) => t < length);
    const isWhole = !alive || alive.every((isAlive) => isAlive);
    const [output, newState] = isWhole
      ? step(cell, input, state)
      : partly(cell, input, state, alive);
    state = newState;
    return output;
  });
  return { outputs, state };
}

/** A time step at which some sequences have ended already. */
function partly<S extends State>(
  cell: Cell<S>,
  input: Tensor,
  state: S,
  alive: readonly boolean[],
): [output: Tensor, newState: S] {
  // Padding may hold anything, NaN included, and NaN · 0 in a backward pass would be NaN again.
  const clean = selectRows(input, zeros(input.shape, input.dtype), alive);
  const [output, raw] = withAliveRows(alive, () => step(cell, clean, state));
  const newState = mapStates((_, made, old) => selectRows(made, old, alive), raw, state);
  return [selectRows(output, zeros(output.shape, output.dtype), alive), newState];
}

/** @throws RangeError for lengths that are not one integer in `0 … time` for each sequence. */
export function checkSequenceLength(
  operation: string,
  lengths: readonly number[] | undefined,
  batch: number,
  time: number,
): void {
  if (lengths === undefined) return;
  if (!Array.isArray(lengths)) {
    throw new TypeError(
      `${operation}: sequenceLength must be an array of lengths, got ${inWords(lengths)}`,
    );
  }
  if (lengths.length !== batch) {
    throw new RangeError(
      `${operation}: sequenceLength must have one entry for each of ${batch} sequences, got ${lengths.length}`,
    );
  }
  // Not forEach, which passes by what is missing.
  for (const [i, length] of lengths.entries()) {
    if (!Number.isInteger(length) || length < 0 || length > time) {
      throw new RangeError(
        `${operation}: sequenceLength[${i}] must be an integer in 0 … ${time}, got ${inWords(length)}`,
      );
    }
  }
}

/** @throws RangeError when a part of the initial state is of another batch size. */
export function checkInitialState<S extends State>(
  operation: string,
  cell: Cell<S>,
  initialState: S | undefined,
  batch: number,
): void {
  if (initialState === undefined) return;
  const expected = cell.zeroState(batch);
  if (!sameStructure(initialState, expected)) {
    throw new TypeError(
      `${operation}: the initial state must be like the cell's zeroState, got ${inWords(initialState)}`,
    );
  }
  mapStates(
    (name, given, wanted) => {
      if (!sameShape(given.shape, wanted.shape)) {
        throw new RangeError(
          `${operation}: initial state ${name} must be ${formatShape(wanted.shape)} for a batch of ${batch}, got ${formatShape(given.shape)}`,
        );
      }
      return given;
    },
    initialState,
    expected,
  );
}
