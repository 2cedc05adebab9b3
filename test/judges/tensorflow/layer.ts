import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";

/** What every recurrent layer is given here. */
interface Options {
  readonly units: number;
  readonly weights: tf.Tensor[];
  readonly returnSequences: true;
  readonly returnState: true;
}

/**
 * A recurrent layer of TensorFlow.js with these weights: how it runs, outputs first and then the parts of
 * its last state; and its weights for gradients, the rows for x and those for h apart, as it keeps them.
 */
export function recurrentLayer(
  make: (options: Options) => tf.RNN,
  [kernel, bias]: readonly [kernel: tf.Tensor, bias: tf.Tensor],
  inputs: tf.Tensor,
  initialState: tf.Tensor[],
) {
  const units = initialState[0].shape[1]!;
  const features = kernel.shape[0] - units;
  const layer = make({
    units,
    weights: [...tf.split(kernel, [features, units]), bias],
    returnSequences: true,
    returnState: true,
  });
  const run = () => layer.apply(inputs, { initialState }) as tf.Tensor[];
  // The first call makes the weights.
  run();
  const [forX, forH, forGates] = layer.trainableWeights.map((weight) => weight.read());
  return { run, weights: { forX, forH, bias: forGates } };
}

/** An answer in which the two gradients are that of the engine's one kernel. */
export function withOneKernel(answer: Answer): Answer {
  const { "gradient of forX": ofX, "gradient of forH": ofH, ...rest } = answer;
  return { ...rest, "gradient of kernel": [...(ofX as number[][]), ...(ofH as number[][])] };
}

/** The last axis cut into gates, which are put together again in another order. */
export function reordered(x: tf.Tensor, gates: readonly number[]): tf.Tensor {
  const parts = tf.split(x, gates.length, -1);
  return tf.concat(
    gates.map((gate) => parts[gate]),
    -1,
  );
}
