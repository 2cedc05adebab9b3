import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";

export function lossAndGradients(
  loss: () => tf.Tensor,
  sources: Readonly<Record<string, tf.Tensor>>,
): Answer {
  const { value, grads } = tf.valueAndGrads(loss)(Object.values(sources));
  const named = Object.keys(sources).map((name, n) => [
    `gradient of ${name}`,
    grads[n].arraySync(),
  ]);
  return { loss: value.arraySync(), ...Object.fromEntries(named) };
}

export const weightedSum = (x: tf.Tensor, weights: tf.Tensor): tf.Tensor =>
  tf.sum(tf.mul(x, weights));
