import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";

export function fullyConnectedLayer(): Answer {
  const given = cases.fullyConnected;
  const x = tensor(given.x);
  const weights = tensor(given.weights);
  const layer = tf.layers.dense({
    units: given.numOutputs,
    weights: [tensor(given.kernel), tensor(given.bias)],
    activation: "sigmoid",
  });
  const run = () => layer.apply(x) as tf.Tensor;
  const outputs = run().arraySync();
  const [kernel, bias] = layer.trainableWeights.map((weight) => weight.read());
  return { outputs, ...lossAndGradients(() => weightedSum(run(), weights), { x, kernel, bias }) };
}
