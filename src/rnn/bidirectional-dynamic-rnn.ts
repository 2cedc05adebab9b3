import { reverseSequence } from "../autograd/operations/reversal.js";
import type { Cell } from "../cells/cell.js";
import type { State } from "../cells/state.js";
import { checkCells, checkReaders, inPart } from "../cells/wrapped-cells.js";
import { checkOptions } from "../tensor/arguments.js";
import type { Tensor } from "../tensor/tensor.js";
import { checkSequences, dynamicRnn, type DynamicRnnOptions } from "./dynamic-rnn.js";
import { checkInitialState } from "./unroll.js";

export interface BidirectionalOptions<F extends State, B extends State> extends Omit<
  DynamicRnnOptions<State>,
  "initialState"
> {
  /** The state of the forward direction before the first time step; zeros unless given. */
  readonly initialStateFw?: F;
  /** The state of the backward direction after the last time step; zeros unless given. */
  readonly initialStateBw?: B;
}

const NAME = "bidirectionalDynamicRnn";

/**
 * Two recurrent networks over the same sequences (Schuster and Paliwal, 1997), one from the first time
 * step on, one from each sequence's last one back. Padding is never looked at. As TensorFlow's function
 * of this name. A trace sees the values of the two as `fw/h` and `bw/h`, both in the order of time.
 * @param inputs `[batch, time, features]`, or `[time, batch, features]` with `timeMajor`.
 * @returns the outputs of both directions, `[batch, time, units]` each (or time first), both in the order
 * of time; then the states with which they end: the forward one after the last step, the backward one
 * after the first.
 * @throws TypeError or RangeError for one cell in both directions, inputs of another rank, states of
 * another batch size, and lengths that do not fit, before any work.
 */
export function bidirectionalDynamicRnn<F extends State, B extends State>(
  cellFw: Cell<F>,
  cellBw: Cell<B>,
  inputs: Tensor,
  options: BidirectionalOptions<F, B> = {},
): [outputs: [fw: Tensor, bw: Tensor], states: [fw: F, bw: B]] {
  checkOptions(NAME, options, [
    "initialStateFw",
    "initialStateBw",
    "sequenceLength",
    "timeMajor",
    "fused",
  ]);
  const { initialStateFw, initialStateBw, ...common } = options;
  const { timeMajor = false, sequenceLength } = common;
  checkCells(
    NAME,
    [
      ["cellFw", cellFw],
      ["cellBw", cellBw],
    ],
    "each direction has its own parameters: make one for each",
  );
  const { batch, time } = checkSequences(NAME, inputs, timeMajor, sequenceLength);
  checkReaders(NAME, { cellFw, cellBw }, { dtype: inputs.dtype, features: inputs.shape[2] });
  checkInitialState(`${NAME} (fw)`, cellFw, initialStateFw, batch);
  checkInitialState(`${NAME} (bw)`, cellBw, initialStateBw, batch);
  const lengths = sequenceLength ?? Array<number>(batch).fill(time);
  const backwards = (x: Tensor) => reverseSequence(x, { timeAxis: timeMajor ? 0 : 1, lengths });

  const fw = inPart("fw", "bidirectional_rnn/fw", () =>
    dynamicRnn(cellFw, inputs, { ...common, initialState: initialStateFw }),
  );
  const bw = inPart(
    "bw",
    "bidirectional_rnn/bw",
    () => dynamicRnn(cellBw, backwards(inputs), { ...common, initialState: initialStateBw }),
    (steps) => reverseSequence(steps, { timeAxis: 0, lengths }),
  );
  return [
    [fw.outputs, backwards(bw.outputs)],
    [fw.state, bw.state],
  ];
}
