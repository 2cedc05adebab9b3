import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { tensor } from "./tensor.js";

/** Where a variable is after each of a row of gradients. */
export function trajectory(optimizer: tf.Optimizer): Answer {
  const variable = tf.variable(tensor(cases.optimizers.start));
  const positions = cases.optimizers.gradients.map((gradient) => {
    optimizer.applyGradients({ [variable.name]: tensor(gradient) });
    return variable.arraySync();
  });
  return { positions };
}

export function clipping(): Answer {
  const gradients = cases.clipping.gradients.map(tensor);
  const {
    globalNorm,
    clipped: [first, second],
  } = clipByGlobalNorm(gradients, cases.clipping.short);
  const { clipped } = clipByGlobalNorm(gradients, cases.clipping.long);
  return {
    globalNorm,
    first: first.arraySync(),
    second: second.arraySync(),
    "first, under a limit that it keeps": clipped[0].arraySync(),
  };
}

/** TensorFlow.js leaves TensorFlow's `tf.clip_by_global_norm` to its users. */
export function clipByGlobalNorm(gradients: readonly tf.Tensor[], clipNorm: number) {
  const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
  const globalNorm = tf.sqrt(tf.addN(squares)).arraySync() as number;
  const factor = clipNorm / Math.max(globalNorm, clipNorm);
  return { globalNorm, clipped: gradients.map((gradient) => tf.mul(gradient, factor)) };
}
