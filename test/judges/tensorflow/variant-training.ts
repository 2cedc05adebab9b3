import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { variants, type TrainingCase } from "../variants.js";
import { softmaxCrossEntropy } from "./losses.js";
import type { Network } from "./network.js";
import { tensor } from "./tensor.js";
import { training } from "./training.js";
import { layersOf, named } from "./variant-layers.js";
import { unrollLayers } from "./variants.js";

type Parts = Readonly<Record<string, tf.Tensor>>;

/** LSTMs in one direction or in both, by TensorFlow.js's cells, its gradients and its Adam. */
export function lstmTraining(given: TrainingCase): Answer {
  const { inputs, labels } = cases.network;
  const directions = layersOf(given, labels.length).map((layers) =>
    layers.map(({ weights, ...layer }) => ({
      ...layer,
      weights: {
        kernel: tf.variable(weights.kernel),
        bias: tf.variable(weights.bias),
      },
    })),
  );
  const layers = directions.flat();
  const readoutKernel = tf.variable(tensor(given.readoutKernel));
  const readoutBias = tf.variable(tensor(given.readoutBias));
  const perDirection = directions[0].length;
  const unroll = (x: tf.Tensor, states: readonly Parts[]) => {
    const ran = directions.map((own, way) => {
      const turned = (sequence: tf.Tensor) => (way === 1 ? tf.reverse(sequence, 1) : sequence);
      const start = states.slice(way * perDirection, (way + 1) * perDirection);
      const weights = own.map(({ weights }) => weights);
      const { outputs, last } = unrollLayers(weights, start, turned(x), variants.forgetBias);
      return { outputs: turned(outputs), last };
    });
    const outputs = ran.map(({ outputs }) => outputs);
    return { outputs: tf.concat(outputs, 2), last: ran.flatMap(({ last }) => last) };
  };
  const classifier: Network<readonly Parts[]> = {
    variables: {
      ...named(layers, (_, n) => layers[n].weights),
      readoutKernel,
      readoutBias,
    },
    run(x, labels, states) {
      const { outputs, last } = unroll(x, states);
      const logits = tf
        .unstack(outputs, 1)
        .map((h) => tf.add(tf.matMul(h, readoutKernel), readoutBias));
      const losses = softmaxCrossEntropy(tf.stack(logits, 1), labels);
      return { loss: tf.mean(tf.sum(losses, 1)) as tf.Scalar, state: last };
    },
    zeroState: () => layers.map(({ state }) => state),
  };
  return training(classifier, { inputs, labels }, given, given.numSteps);
}
