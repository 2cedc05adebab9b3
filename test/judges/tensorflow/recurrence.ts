import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { recurrentLayer, withOneKernel } from "./layer.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";
import { unroll, type Run, type Variation } from "./unroll.js";

const given = cases.recurrence;

/** By a loop over time. */
export function recurrence(variation: Variation = {}): Answer {
  const inputs = tensor(given.inputs);
  const initialState = tensor(given.initialState);
  const kernel = tensor(given.kernel);
  const bias = tensor(given.bias);
  const run = () => unroll(inputs, initialState, kernel, bias, variation);
  return outputsAndGradients(run, { inputs, initialState, kernel, bias });
}

/** By the layer that TensorFlow.js has for it. */
export function simpleRnn(activation: "tanh" | "relu"): Answer {
  const inputs = tensor(given.inputs);
  const initialState = tensor(given.initialState);
  const layer = recurrentLayer(
    (options) => tf.layers.simpleRNN({ ...options, activation }),
    [tensor(given.kernel), tensor(given.bias)],
    inputs,
    [initialState],
  );
  const run = () => {
    const [outputs, state] = layer.run();
    return { outputs, state };
  };
  return withOneKernel(outputsAndGradients(run, { inputs, initialState, ...layer.weights }));
}

/** The loss takes in both the outputs and the last state. */
export function outputsAndGradients(
  run: () => Run,
  sources: Readonly<Record<string, tf.Tensor>>,
): Answer {
  const outputWeights = tensor(given.outputWeights);
  const stateWeights = tensor(given.stateWeights);
  const { outputs, state } = run();
  const loss = () => {
    const { outputs, state } = run();
    return tf.add(weightedSum(outputs, outputWeights), weightedSum(state, stateWeights));
  };
  return {
    outputs: outputs.arraySync(),
    state: state.arraySync(),
    ...lossAndGradients(loss, sources),
  };
}
