import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
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

/** By the layer that TensorFlow.js has for it; it keeps the rows for x and those for h apart. */
export function simpleRnn(activation: "tanh" | "relu"): Answer {
  const inputs = tensor(given.inputs);
  const initialState = tensor(given.initialState);
  const kernel = tensor(given.kernel);
  const layer = tf.layers.simpleRNN({
    units: given.numUnits,
    weights: [
      ...tf.split(kernel, [kernel.shape[0] - given.numUnits, given.numUnits]),
      tensor(given.bias),
    ],
    activation,
    returnSequences: true,
    returnState: true,
  });
  const run = () => {
    const [outputs, state] = layer.apply(inputs, { initialState }) as tf.Tensor[];
    return { outputs, state };
  };
  // The first call makes the weights.
  run();
  const [forX, forH, bias] = layer.trainableWeights.map((weight) => weight.read());
  const {
    "gradient of forX": ofX,
    "gradient of forH": ofH,
    ...answer
  } = outputsAndGradients(run, { inputs, initialState, forX, forH, bias });
  return { ...answer, "gradient of kernel": [...(ofX as number[][]), ...(ofH as number[][])] };
}

/** The loss takes in both the outputs and the last state. */
function outputsAndGradients(run: () => Run, sources: Readonly<Record<string, tf.Tensor>>): Answer {
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
