import * as tf from "@tensorflow/tfjs";
import { CLIP_NORM, LEARNING_RATE } from "../../job.js";
import type { Model } from "./model.js";

/** A training step of a network: its gradients, clipped by their global norm, and Adam. */
export function trainingStep({ variables, loss }: Model): () => number {
  const optimizer = tf.train.adam(LEARNING_RATE, 0.9, 0.999, 1e-8);
  return () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(loss, variables);
      optimizer.applyGradients(clipByGlobalNorm(grads));
      return value.dataSync()[0]!;
    });
}

/** What `applyGradients` takes; the library's own types ask for variables, and only look at tensors. */
type Gradients = Parameters<tf.AdamOptimizer["applyGradients"]>[0];

function clipByGlobalNorm(gradients: tf.NamedTensorMap): Gradients {
  const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
  const factor = tf.div(CLIP_NORM, tf.maximum(tf.sqrt(tf.addN(squares)), CLIP_NORM));
  const clipped = Object.entries(gradients).map(
    ([name, gradient]) => [name, tf.mul(gradient, factor)] as const,
  );
  return Object.fromEntries(clipped) as unknown as Gradients;
}
