import * as tf from "@tensorflow/tfjs";
import type { NestedNumbers } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { recurrentLayer, reordered, withOneKernel } from "./layer.js";
import { outputsAndGradients } from "./recurrence.js";
import { tensor } from "./tensor.js";

/** By tf.layers.gru, which resets before the product. */
export function gru(): Answer {
  const given = cases.gru;
  const inputs = tensor(cases.recurrence.inputs);
  const initialState = tensor(cases.recurrence.initialState);
  const layer = recurrentLayer(
    (options) => tf.layers.gru({ ...options, recurrentActivation: "sigmoid" }),
    [
      joined(tensor(given.gatesKernel), tensor(given.candidateKernel)),
      joined(tensor(given.gatesBias), tensor(given.candidateBias)),
    ],
    inputs,
    [initialState],
  );
  const run = () => {
    const [outputs, state] = layer.run();
    return { outputs, state };
  };
  const {
    "gradient of kernel": ofKernel,
    "gradient of bias": ofBias,
    ...answer
  } = withOneKernel(outputsAndGradients(run, { inputs, initialState, ...layer.weights }));
  const [ofGatesKernel, ofCandidateKernel] = apart(tensor(ofKernel as NestedNumbers));
  const [ofGatesBias, ofCandidateBias] = apart(tensor(ofBias as NestedNumbers));
  return {
    ...answer,
    "gradient of gatesKernel": ofGatesKernel.arraySync(),
    "gradient of gatesBias": ofGatesBias.arraySync(),
    "gradient of candidateKernel": ofCandidateKernel.arraySync(),
    "gradient of candidateBias": ofCandidateBias.arraySync(),
  };
}

/** The gates of tf.layers.gru, z, r, h: the engine's u, r, c. */
export const joined = (gates: tf.Tensor, candidate: tf.Tensor): tf.Tensor =>
  tf.concat([reordered(gates, [1, 0]), candidate], -1);

/** The engine's two of them: r and u, and the candidate. */
export function apart(gates: tf.Tensor): [gates: tf.Tensor, candidate: tf.Tensor] {
  const [u, r, candidate] = tf.split(gates, 3, -1);
  return [tf.concat([r, u], -1), candidate];
}
