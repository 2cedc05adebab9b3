import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";
import { unrollLstm } from "./unroll-lstm.js";

/** The loss takes in the outputs and both parts of the last state. */
export function lstm(sequenceLength?: readonly number[]): Answer {
  const { forgetBias, ...given } = cases.lstm;
  const inputs = tensor(cases.recurrence.inputs);
  const cellState = tensor(given.cellState);
  const hiddenState = tensor(given.hiddenState);
  const kernel = tensor(given.kernel);
  const bias = tensor(given.bias);
  const run = () => {
    const weights = { kernel, bias, forgetBias };
    return unrollLstm(inputs, { c: cellState, h: hiddenState }, weights, sequenceLength);
  };
  const { outputs, state } = run();
  const loss = () => {
    const { outputs, state } = run();
    return tf.addN([
      weightedSum(outputs, tensor(cases.recurrence.outputWeights)),
      weightedSum(state.c, tensor(given.cellStateWeights)),
      weightedSum(state.h, tensor(given.hiddenStateWeights)),
    ]);
  };
  return {
    outputs: outputs.arraySync(),
    cellState: state.c.arraySync(),
    hiddenState: state.h.arraySync(),
    ...lossAndGradients(loss, { inputs, cellState, hiddenState, kernel, bias }),
  };
}
