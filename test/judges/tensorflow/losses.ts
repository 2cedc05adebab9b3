import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";

export function squaredErrors(): Answer {
  const predictions = tensor(cases.losses.predictions);
  const targets = tensor(cases.losses.targets);
  return lossAndGradients(() => tf.losses.meanSquaredError(targets, predictions), {
    predictions,
    targets,
  });
}

export function crossEntropies(): Answer {
  const logits = tensor(cases.losses.logits);
  const weights = tensor(cases.losses.weights);
  const losses = () => softmaxCrossEntropy(logits, cases.losses.labels);
  return {
    outputs: losses().arraySync(),
    ...lossAndGradients(() => weightedSum(losses(), weights), { logits }),
  };
}

/** The loss at each place `[…]`, from logits `[…, classes]` and class indices `[…]`. */
export function softmaxCrossEntropy(logits: tf.Tensor, labels: number[][]): tf.Tensor {
  const oneHot = tf.oneHot(tf.tensor2d(labels, undefined, "int32"), logits.shape.at(-1)!);
  return tf.losses.softmaxCrossEntropy(oneHot, logits, undefined, 0, tf.Reduction.NONE);
}
