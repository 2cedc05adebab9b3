import * as tf from "@tensorflow/tfjs";
import { cases, type Network as Given, type Recurrent as Weights } from "../cases.js";
import { softmaxCrossEntropy } from "./losses.js";
import { tensor } from "./tensor.js";
import { unroll } from "./unroll.js";
import { unrollLstm, type LstmState } from "./unroll-lstm.js";

/** A cell's weights, its loop over time, and the state that this begins with. */
export interface Recurrent<State> extends Weights {
  zeroState(batch: number): State;
  unroll(
    inputs: tf.Tensor,
    state: State,
    kernel: tf.Tensor,
    bias: tf.Tensor,
  ): { outputs: tf.Tensor; state: State };
}

export const basicRnn = (): Recurrent<tf.Tensor> => ({
  ...cases.network.basicRnn,
  zeroState: (batch) => tf.zeros([batch, cases.network.numUnits]),
  unroll,
});

export const basicLstm = (given: Given = cases.network): Recurrent<LstmState> => ({
  ...given.basicLstm,
  zeroState: (batch) => {
    const zeros = tf.zeros([batch, given.numUnits]);
    return { c: zeros, h: zeros };
  },
  unroll: (inputs, state, kernel, bias) =>
    unrollLstm(inputs, state, { kernel, bias, forgetBias: 1 }),
});

/** A recurrent network that names a class at every time step. */
export interface Network<State> {
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** The loss of a sequence: summed over its time steps, averaged over the batch. */
  run(
    inputs: tf.Tensor,
    labels: number[][],
    initialState: State,
    stepWeights?: number[],
  ): { loss: tf.Scalar; state: State };
  zeroState(batch: number): State;
}

export function network<State>(
  recurrent: Recurrent<State>,
  given: Given = cases.network,
): Network<State> {
  const variables = {
    kernel: tf.variable(tensor(recurrent.kernel)),
    bias: tf.variable(tensor(recurrent.bias)),
    readoutKernel: tf.variable(tensor(given.readoutKernel)),
    readoutBias: tf.variable(tensor(given.readoutBias)),
  };
  const { kernel, bias, readoutKernel, readoutBias } = variables;
  return {
    variables,
    run(inputs, labels, initialState, stepWeights = labels[0].map(() => 1)) {
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
