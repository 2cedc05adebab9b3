import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { recurrentLayer, reordered, withOneKernel } from "./layer.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";
import { unrollLstm, type LstmState } from "./unroll-lstm.js";

interface Variation {
  readonly forgetBias?: number;
  readonly sequenceLength?: readonly number[];
}

const given = cases.lstm;

/** By a loop over tf.basicLSTMCell. */
export function lstm({ forgetBias = given.forgetBias, sequenceLength }: Variation = {}): Answer {
  const { inputs, cellState, hiddenState } = sources();
  const kernel = tensor(given.kernel);
  const bias = tensor(given.bias);
  const run = () => {
    const weights = { kernel, bias, forgetBias };
    return unrollLstm(inputs, { c: cellState, h: hiddenState }, weights, sequenceLength);
  };
  return outputsAndGradients(run, { inputs, cellState, hiddenState, kernel, bias });
}

/** By tf.layers.lstm. Its gates are i, f, c, o: the engine's i, f, j, o; the forget bias is in its bias. */
export function lstmLayer(): Answer {
  const { inputs, cellState, hiddenState } = sources();
  const toLayer = (x: tf.Tensor) => reordered(x, [0, 2, 1, 3]);
  const ofGates = [0, 0, given.forgetBias, 0].map((bias) => tf.fill([given.numUnits], bias));
  const layer = recurrentLayer(
    (options) => tf.layers.lstm({ ...options, recurrentActivation: "sigmoid" }),
    [toLayer(tensor(given.kernel)), toLayer(tf.add(tensor(given.bias), tf.concat(ofGates)))],
    inputs,
    [hiddenState, cellState],
  );
  const run = () => {
    const [outputs, h, c] = layer.run();
    return { outputs, state: { c, h } };
  };
  const found = { inputs, cellState, hiddenState, ...layer.weights };
  const answer = withOneKernel(outputsAndGradients(run, found));
  const fromLayer = (name: string) => toLayer(tensor(answer[name] as number[])).arraySync();
  return {
    ...answer,
    "gradient of kernel": fromLayer("gradient of kernel"),
    "gradient of bias": fromLayer("gradient of bias"),
  };
}

const sources = () => ({
  inputs: tensor(cases.recurrence.inputs),
  cellState: tensor(given.cellState),
  hiddenState: tensor(given.hiddenState),
});

/** The loss takes in the outputs and both parts of the last state. */
function outputsAndGradients(
  run: () => { outputs: tf.Tensor; state: LstmState },
  sources: Readonly<Record<string, tf.Tensor>>,
): Answer {
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
    ...lossAndGradients(loss, sources),
  };
}
