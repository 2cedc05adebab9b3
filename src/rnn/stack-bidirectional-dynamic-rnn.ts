import { concat } from "../autograd/operations/index.js";
import type { State } from "../cells/state.js";
import type { Cells, StatesOf } from "../cells/multi-rnn-state.js";
import { checkCells, checkReaders, inPart } from "../cells/wrapped-cells.js";
import { checkOptions, inWords } from "../tensor/arguments.js";
import type { Tensor } from "../tensor/tensor.js";
import { bidirectionalDynamicRnn } from "./bidirectional-dynamic-rnn.js";
import { checkSequences, type DynamicRnnOptions } from "./dynamic-rnn.js";
import { checkInitialState } from "./unroll.js";

export interface StackBidirectionalOptions<F extends Cells, B extends Cells> extends Omit<
  DynamicRnnOptions<State>,
  "initialState"
> {
  /** The states of the forward direction, one for each layer; zeros unless given. */
  readonly initialStatesFw?: StatesOf<F>;
  /** The states of the backward direction, one for each layer; zeros unless given. */
  readonly initialStatesBw?: StatesOf<B>;
}

const NAME = "stackBidirectionalDynamicRnn";

/**
 * Bidirectional layers one above the other: each reads the outputs of both directions of the one below,
 * side by side. As TensorFlow's function of this name. A trace sees `cell_0/fw/h`.
 * @param inputs `[batch, time, features]`, or `[time, batch, features]` with `timeMajor`.
 * @returns the outputs of the last layer, `[batch, time, units of both]` (or time first), the forward
 * ones first; the states of the forward direction, then of the backward one, one for each layer.
 * @throws TypeError or RangeError for no layer, lists of two lengths, one cell at two places, inputs of
 * another rank, states of another batch size, and lengths that do not fit, before any work.
 */
export function stackBidirectionalDynamicRnn<const F extends Cells, const B extends Cells>(
  cellsFw: F,
  cellsBw: B,
  inputs: Tensor,
  options: StackBidirectionalOptions<F, B> = {},
): [outputs: Tensor, statesFw: StatesOf<F>, statesBw: StatesOf<B>] {
  checkOptions(NAME, options, [
    "initialStatesFw",
    "initialStatesBw",
    "sequenceLength",
    "timeMajor",
    "fused",
  ]);
  const { initialStatesFw, initialStatesBw, ...common } = options;
  checkLayers(cellsFw, cellsBw);
  const { timeMajor = false, sequenceLength } = common;
  const { batch } = checkSequences(NAME, inputs, timeMajor, sequenceLength);
  checkSizes(cellsFw, cellsBw, inputs);
  checkStates("initialStatesFw", cellsFw, initialStatesFw, batch);
  checkStates("initialStatesBw", cellsBw, initialStatesBw, batch);

  let outputs = inputs;
  const states = cellsFw.map((cellFw, i) => {
    const layer = () =>
      bidirectionalDynamicRnn<State, State>(cellFw, cellsBw[i], outputs, {
        ...common,
        initialStateFw: initialStatesFw?.[i],
        initialStateBw: initialStatesBw?.[i],
      });
    const [both, states] = inPart(`cell_${i}`, `stack_bidirectional_rnn/cell_${i}`, layer);
    outputs = concat(both, 2);
    return states;
  });
  return [outputs, states.map(([fw]) => fw) as never, states.map(([, bw]) => bw) as never];
}

function checkLayers(cellsFw: Cells, cellsBw: Cells): void {
  for (const [name, cells] of Object.entries({ cellsFw, cellsBw })) {
    if (Array.isArray(cells)) continue;
    throw new TypeError(`${NAME}: ${name} must be an array of cells, got ${inWords(cells)}`);
  }
  if (cellsFw.length === 0 || cellsFw.length !== cellsBw.length) {
    throw new RangeError(
      `${NAME}: expected as many cells forwards as backwards, at least one, got ${cellsFw.length} and ${cellsBw.length}`,
    );
  }
  const places = (name: string, cells: Cells) =>
    Array.from(cells, (cell, i) => [`${name}[${i}]`, cell] as const);
  checkCells(
    NAME,
    [...places("cellsFw", cellsFw), ...places("cellsBw", cellsBw)],
    "a cell is shared over time, never over layers or directions: make one for each",
  );
}

/** Each layer must read both directions of the one below. */
function checkSizes(cellsFw: Cells, cellsBw: Cells, { dtype, shape }: Tensor): void {
  let features = shape[2];
  cellsFw.forEach((fw, i) => {
    const bw = cellsBw[i];
    checkReaders(NAME, { [`cellsFw[${i}]`]: fw, [`cellsBw[${i}]`]: bw }, { dtype, features });
    features = fw.outputSize + bw.outputSize;
  });
}

function checkStates(
  option: string,
  cells: Cells,
  states: readonly State[] | undefined,
  batch: number,
): void {
  if (states === undefined) return;
  if (!Array.isArray(states) || states.length !== cells.length) {
    throw new TypeError(
      `${NAME}: ${option} must be a list of ${cells.length} states, one for each layer, got ${inWords(states)}`,
    );
  }
  states.forEach((state, i) => {
    if (state !== undefined) checkInitialState(`${NAME}: ${option}[${i}]`, cells[i], state, batch);
  });
}
