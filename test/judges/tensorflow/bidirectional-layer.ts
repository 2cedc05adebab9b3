import * as tf from "@tensorflow/tfjs";
import { kerasSources, toKeras } from "./layer-weights.js";
import type { Layer } from "./variant-layers.js";

/**
 * TensorFlow.js's own layer for both directions, with the weights of these two: how it runs, and its
 * weights for gradients by their places.
 */
export function bidirectionalLayer([fw, bw]: readonly [Layer, Layer], inputs: tf.Tensor) {
  const options = { units: fw.given.numUnits, returnSequences: true, returnState: true } as const;
  const gated = { ...options, recurrentActivation: "sigmoid" } as const;
  const make = {
    rnn: () => tf.layers.simpleRNN(options),
    lstm: () => tf.layers.lstm(gated),
    gru: () => tf.layers.gru(gated),
  };
  const layer = tf.layers.bidirectional({ layer: make[fw.given.kind](), mergeMode: "concat" });
  const initialState = [fw, bw].flatMap(({ state: { c, h } }) => (c ? [h, c] : [h]));
  const run = (x: tf.Tensor): { outputs: tf.Tensor; last: Record<string, tf.Tensor>[] } => {
    const [outputs, ...states] = layer.apply(x, { initialState }) as tf.Tensor[];
    const each = states.length / 2;
    const last = [states.slice(0, each), states.slice(each)].map(
      ([h, c]): Record<string, tf.Tensor> => (c ? { c, h } : { h }),
    );
    return { outputs, last };
  };
  // The first call makes the weights.
  run(inputs);
  layer.setWeights([fw, bw].flatMap(toKeras));
  return { run, sources: kerasSources([fw, bw], layer) };
}
