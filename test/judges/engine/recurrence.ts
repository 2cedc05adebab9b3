import {
  add,
  BasicRNNCell,
  dynamicRnn,
  tensor,
  type DType,
  type Tensor,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";

interface Variation {
  readonly activation?: (x: Tensor) => Tensor;
  readonly sequenceLength?: readonly number[];
}

export function recurrence(dtype: DType, { activation, sequenceLength }: Variation = {}): Answer {
  const given = cases.recurrence;
  const cell = new BasicRNNCell(given.numUnits, {
    kernel: tensor(given.kernel, dtype),
    bias: tensor(given.bias, dtype),
    activation,
  });
  const inputs = tensor(given.inputs, dtype);
  const initialState = tensor(given.initialState, dtype);
  const outputWeights = tensor(given.outputWeights, dtype);
  const stateWeights = tensor(given.stateWeights, dtype);
  const run = () => dynamicRnn(cell, inputs, { initialState, sequenceLength });
  const loss = () => {
    const { outputs, state } = run();
    return add(weightedSum(outputs, outputWeights), weightedSum(state, stateWeights));
  };
  const { kernel, bias } = cell;
  return { ...run(), ...lossAndGradients(loss, { inputs, initialState, kernel, bias }) };
}
