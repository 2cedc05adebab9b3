import { add, dynamicRnn, tensor, type DType, type NestedNumbers } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { givenFor, lstmCell, namedVariables, type LSTMVariation } from "./lstm-cells.js";

interface Variation extends LSTMVariation {
  readonly sequenceLength?: readonly number[];
}

/** The loss takes in the outputs and both parts of the last state. */
export function lstm(dtype: DType, { sequenceLength, ...variation }: Variation = {}): Answer {
  const given = givenFor(variation);
  const read = (values: NestedNumbers) => tensor(values, dtype);
  const cell = lstmCell(dtype, variation);
  const inputs = read(cases.recurrence.inputs);
  const [cellState, hiddenState] = [read(given.cellState), read(given.hiddenState)];
  const run = () => {
    const initialState = { c: cellState, h: hiddenState };
    const { outputs, state } = dynamicRnn(cell, inputs, { initialState, sequenceLength });
    return { outputs, cellState: state.c, hiddenState: state.h };
  };
  const loss = () => {
    const { outputs, cellState, hiddenState } = run();
    return add(
      weightedSum(outputs, read(given.outputWeights)),
      add(
        weightedSum(cellState, read(given.cellStateWeights)),
        weightedSum(hiddenState, read(given.hiddenStateWeights)),
      ),
    );
  };
  const sources = { inputs, cellState, hiddenState, ...namedVariables(cell) };
  return { ...run(), ...lossAndGradients(loss, sources) };
}
