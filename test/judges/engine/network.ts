import {
  BasicRNNCell,
  dynamicRnn,
  fullyConnected,
  softmaxCrossEntropy,
  tensor,
  totalLoss,
  type DType,
  type Tensor,
} from "../../../src/index.js";
import { cases } from "../cases.js";

/** A recurrent network that names a class at every time step. */
export function network(dtype: DType) {
  const given = cases.network;
  const cell = new BasicRNNCell(given.numUnits, {
    kernel: tensor(given.kernel, dtype),
    bias: tensor(given.bias, dtype),
  });
  const readout = fullyConnected(given.numClasses, {
    kernel: tensor(given.readoutKernel, dtype),
    bias: tensor(given.readoutBias, dtype),
  });
  const [readoutKernel, readoutBias] = readout.variables;
  return {
    variables: { kernel: cell.kernel, bias: cell.bias, readoutKernel, readoutBias },
    run(inputs: Tensor, labels: number[][], stepWeights?: number[], initialState?: Tensor) {
      const { outputs, state } = dynamicRnn(cell, inputs, { initialState });
      return { loss: totalLoss(softmaxCrossEntropy(readout(outputs), labels), stepWeights), state };
    },
  };
}
