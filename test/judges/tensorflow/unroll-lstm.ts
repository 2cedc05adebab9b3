import * as tf from "@tensorflow/tfjs";

export interface LstmState {
  readonly c: tf.Tensor;
  readonly h: tf.Tensor;
}

export interface LstmWeights {
  readonly kernel: tf.Tensor;
  readonly bias: tf.Tensor;
  readonly forgetBias: number;
}

/** The loop over time of TensorFlow.js's own cell. */
export function unrollLstm(
  inputs: tf.Tensor,
  initialState: LstmState,
  { kernel, bias, forgetBias }: LstmWeights,
  sequenceLength?: readonly number[],
): { outputs: tf.Tensor; state: LstmState } {
  let state = initialState;
  const outputs = tf.unstack(inputs, 1).map((input, t) => {
    const [c, h] = tf.basicLSTMCell(
      forgetBias,
      kernel as tf.Tensor2D,
      bias as tf.Tensor1D,
      input as tf.Tensor2D,
      state.c as tf.Tensor2D,
      state.h as tf.Tensor2D,
    );
    if (!sequenceLength) return (state = { c, h }).h;
    const alive = tf.tensor(sequenceLength.map((length) => [t < length]));
    state = { c: tf.where(alive, c, state.c), h: tf.where(alive, h, state.h) };
    return tf.where(alive, h, tf.zerosLike(h));
  });
  return { outputs: tf.stack(outputs, 1), state };
}
