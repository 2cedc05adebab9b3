import type * as tf from "@tensorflow/tfjs";

/** A network in TensorFlow.js. */
export interface Model {
  readonly variables: tf.Variable[];
  readonly loss: () => tf.Scalar;
}
