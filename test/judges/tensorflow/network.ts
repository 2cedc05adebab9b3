import * as tf from "@tensorflow/tfjs";
import type { NestedNumbers } from "../../../src/index.js";
import { cases } from "../cases.js";
import { softmaxCrossEntropy } from "./losses.js";
import { tensor } from "./tensor.js";
import { unroll } from "./unroll.js";
import { unrollLstm, type LstmState } from "./unroll-lstm.js";

const given = cases.network;
const zeros = () => tf.zeros([given.labels.length, given.numUnits]);

/** A cell's weights and how they are trained, its loop over time, and the state that this begins with. */
export interface Recurrent<State> {
  readonly kernel: NestedNumbers;
  readonly bias: NestedNumbers;
  readonly learningRate: number;
  readonly clipNorm: number;
  readonly zeroState: State;
  unroll(
    inputs: tf.Tensor,
    state: State,
    kernel: tf.Tensor,
    bias: tf.Tensor,
  ): { outputs: tf.Tensor; state: State };
}

export const basicRnn = (): Recurrent<tf.Tensor> => ({
  ...given.basicRnn,
  zeroState: zeros(),
  unroll,
});

export const basicLstm = (): Recurrent<LstmState> => ({
  ...given.basicLstm,
  zeroState: { c: zeros(), h: zeros() },
  unroll: (inputs, state, kernel, bias) =>
    unrollLstm(inputs, state, { kernel, bias, forgetBias: 1 }),
});

/** A recurrent network that names a class at every time step. */
export function network<State>(recurrent: Recurrent<State>) {
  const variables = {
    kernel: tf.variable(tensor(recurrent.kernel)),
    bias: tf.variable(tensor(recurrent.bias)),
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
      initialState: State,
      stepWeights: number[] = labels[0].map(() => 1),
    ) {
      const { outputs, state } = recurrent.unroll(inputs, initialState, kernel, bias);
      const logits = tf.stack(
        tf.unstack(outputs, 1).map((h) => tf.add(tf.matMul(h, readoutKernel), readoutBias)),
        1,
      );
      const losses = tf.mul(softmaxCrossEntropy(logits, labels), stepWeights);
      return { loss: tf.mean(tf.sum(losses, 1)) as tf.Scalar, state };
    },
    zeroState: recurrent.zeroState,
  };
}
