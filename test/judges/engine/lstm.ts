import { add, BasicLSTMCell, dynamicRnn, tensor, type DType } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

/** The loss takes in the outputs and both parts of the last state. */
export function lstm(dtype: DType, sequenceLength?: readonly number[]): Answer {
  const given = cases.lstm;
  const read = (values: typeof given.kernel) => tensor(values, dtype);
  const { numUnits, forgetBias } = given;
  const weights = { kernel: read(given.kernel), bias: read(given.bias) };
  const cell = new BasicLSTMCell(numUnits, { ...weights, forgetBias });
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
      weightedSum(outputs, read(cases.recurrence.outputWeights)),
      add(
        weightedSum(cellState, read(given.cellStateWeights)),
        weightedSum(hiddenState, read(given.hiddenStateWeights)),
      ),
    );
  };
  const { kernel, bias } = cell;
  return { ...run(), ...lossAndGradients(loss, { inputs, cellState, hiddenState, kernel, bias }) };
}
