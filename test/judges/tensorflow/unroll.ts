import * as tf from "@tensorflow/tfjs";

export interface Variation {
  readonly activation?: (x: tf.Tensor) => tf.Tensor;
  readonly sequenceLength?: readonly number[];
}

export interface Run {
  readonly outputs: tf.Tensor;
  readonly state: tf.Tensor;
}

/** The loop over time, written out. */
export function unroll(
  inputs: tf.Tensor,
  initialState: tf.Tensor,
  kernel: tf.Tensor,
  bias: tf.Tensor,
  { activation = tf.tanh, sequenceLength }: Variation = {},
): Run {
  let state = initialState;
  const outputs = tf.unstack(inputs, 1).map((input, t) => {
    const made = activation(tf.add(tf.matMul(tf.concat([input, state], 1), kernel), bias));
    if (!sequenceLength) return (state = made);
    const alive = tf.tensor(sequenceLength.map((length) => [t < length]));
    state = tf.where(alive, made, state);
    return tf.where(alive, made, tf.zerosLike(made));
  });
  return { outputs: tf.stack(outputs, 1), state };
}
