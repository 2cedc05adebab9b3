import * as tf from "@tensorflow/tfjs";
import { cases } from "../cases.js";
import { softmaxCrossEntropy } from "./losses.js";
import { tensor } from "./tensor.js";
import { unroll } from "./unroll.js";

/** A recurrent network that names a class at every time step. */
export function network() {
  const given = cases.network;
  const variables = {
    kernel: tf.variable(tensor(given.kernel)),
    bias: tf.variable(tensor(given.bias)),
    readoutKernel: tf.variable(tensor(given.readoutKernel)),
    readoutBias: tf.variable(tensor(given.readoutBias)),
  };
  const { kernel, bias, readoutKernel, readoutBias } = variables;
  return {
    variables,
    /** The loss of a sequence: summed over its time steps, averaged over the batch. */
    run(
      inputs: tf.Tensor,
      labels: number[][],
      initialState: tf.Tensor,
      stepWeights: number[] = labels[0].map(() => 1),
    ) {
      const { outputs, state } = unroll(inputs, initialState, kernel, bias);
      const logits = tf.stack(
        tf.unstack(outputs, 1).map((h) => tf.add(tf.matMul(h, readoutKernel), readoutBias)),
        1,
      );
      const losses = tf.mul(softmaxCrossEntropy(logits, labels), stepWeights);
      return { loss: tf.mean(tf.sum(losses, 1)) as tf.Scalar, state };
    },
    zeroState: tf.zeros([given.labels.length, given.numUnits]),
  };
}
