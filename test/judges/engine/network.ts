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
} from "../../../src/index.js";
import { cases } from "../cases.js";

const given = cases.network;

const weights = ({ kernel, bias }: typeof given.basicRnn, dtype: DType) => ({
  kernel: tensor(kernel, dtype),
  bias: tensor(bias, dtype),
});

export const basicRnn = (dtype: DType) =>
  new BasicRNNCell(given.numUnits, weights(given.basicRnn, dtype));

export const basicLstm = (dtype: DType) =>
  new BasicLSTMCell(given.numUnits, weights(given.basicLstm, dtype));

/** A recurrent network that names a class at every time step. */
export function network<S extends State>(cell: Cell<S>) {
  const { dtype } = cell;
  const readout = fullyConnected(given.numClasses, {
    kernel: tensor(given.readoutKernel, dtype),
    bias: tensor(given.readoutBias, dtype),
  });
  const [kernel, bias] = cell.variables;
  const [readoutKernel, readoutBias] = readout.variables;
  return {
    variables: { kernel, bias, readoutKernel, readoutBias },
    run(inputs: Tensor, labels: number[][], stepWeights?: number[], initialState?: S) {
      const { outputs, state } = dynamicRnn(cell, inputs, { initialState });
      return { loss: totalLoss(softmaxCrossEntropy(readout(outputs), labels), stepWeights), state };
    },
  };
}
