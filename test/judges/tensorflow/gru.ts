import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { recurrentLayer, reordered, withOneKernel } from "./layer.js";
import { outputsAndGradients } from "./recurrence.js";
import { tensor } from "./tensor.js";

/** By tf.layers.gru, which resets before the product. Its gates are z, r, h: the engine's u, r, c. */
export function gru(): Answer {
  const given = cases.gru;
  const inputs = tensor(cases.recurrence.inputs);
  const initialState = tensor(cases.recurrence.initialState);
  const joined = ([gates, candidate]: readonly [
    typeof given.gatesKernel,
    typeof given.gatesKernel,
  ]) => tf.concat([reordered(tensor(gates), [1, 0]), tensor(candidate)], -1);
  const layer = recurrentLayer(
    (options) => tf.layers.gru({ ...options, recurrentActivation: "sigmoid" }),
    [
      joined([given.gatesKernel, given.candidateKernel]),
      joined([given.gatesBias, given.candidateBias]),
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
  const [ofGatesKernel, ofCandidateKernel] = apart(ofKernel);
  const [ofGatesBias, ofCandidateBias] = apart(ofBias);
  return {
    ...answer,
    "gradient of gatesKernel": ofGatesKernel,
    "gradient of gatesBias": ofGatesBias,
    "gradient of candidateKernel": ofCandidateKernel,
    "gradient of candidateBias": ofCandidateBias,
  };
}

/** The engine's two: r and u, and the candidate. */
function apart(gradient: Answer[string]): [gates: number[] | number[][], candidate: number[]] {
  const [u, r, candidate] = tf.split(tensor(gradient as number[]), 3, -1);
  return [tf.concat([r, u], -1).arraySync() as number[], candidate.arraySync() as number[]];
}
