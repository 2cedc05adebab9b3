import {
  BasicLSTMCell,
  BasicRNNCell,
  dynamicRnn,
  fullyConnected,
  softmaxCrossEntropy,
  tensor,
  totalLoss,
  type Cell,
  type DType,
  type State,
  type Tensor,
  type Variable,
} from "../../../src/index.js";
import { cases, type Network as Given, type Recurrent } from "../cases.js";

const weights = ({ kernel, bias }: Recurrent, dtype: DType) => ({
  kernel: tensor(kernel, dtype),
  bias: tensor(bias, dtype),
});

export const basicRnn = (dtype: DType) =>
  new BasicRNNCell(cases.network.numUnits, weights(cases.network.basicRnn, dtype));

export const basicLstm = (dtype: DType, given: Given = cases.network) =>
  new BasicLSTMCell(given.numUnits, weights(given.basicLstm, dtype));

/** A recurrent network that names a class at every time step. */
export interface Network<S extends State, Inputs = Tensor> {
  readonly variables: Readonly<Record<string, Variable>>;
  run(
    inputs: Inputs,
    labels: number[][],
    stepWeights?: number[],
    initialState?: S,
  ): { loss: Tensor; state: S };
}

export function network<S extends State>(cell: Cell<S>, given: Given = cases.network): Network<S> {
  const { dtype } = cell;
  const readout = fullyConnected(given.numClasses, {
    kernel: tensor(given.readoutKernel, dtype),
    bias: tensor(given.readoutBias, dtype),
  });
  const [kernel, bias] = cell.variables;
  const [readoutKernel, readoutBias] = readout.variables;
  return {
    variables: { kernel, bias, readoutKernel, readoutBias },
    run(inputs, labels, stepWeights, initialState) {
      const { outputs, state } = dynamicRnn(cell, inputs, { initialState });
      return { loss: totalLoss(softmaxCrossEntropy(readout(outputs), labels), stepWeights), state };
    },
  };
}
