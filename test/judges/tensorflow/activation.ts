import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";

export function activation(f: (x: tf.Tensor) => tf.Tensor): Answer {
  const x = tensor(cases.activations.x);
  const weights = tensor(cases.activations.weights);
  return {
    outputs: f(x).arraySync(),
    "outputs of large numbers": f(tensor(cases.activations.large)).arraySync(),
    ...lossAndGradients(() => weightedSum(f(x), weights), { x }),
  };
}
