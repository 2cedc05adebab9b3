import * as tf from "@tensorflow/tfjs";
import { variants } from "../variants.js";
import { reordered } from "./layer.js";
import { tensor } from "./tensor.js";
import type { Layer } from "./variant-layers.js";

/** Its gates are i, f, c, o: the engine's i, f, j, o; the forget bias is in its bias. */
const LSTM_GATES = [0, 2, 1, 3];

/**
 * TensorFlow.js's own layer for both directions, with the weights of these two: how it runs, and its
 * weights for gradients by their places.
 */
export function bidirectionalLayer([fw, bw]: readonly [Layer, Layer], inputs: tf.Tensor) {
  const options = { units: fw.given.numUnits, returnSequences: true, returnState: true } as const;
  const layer = tf.layers.bidirectional({
    layer:
      fw.given.kind === "lstm"
        ? tf.layers.lstm({ ...options, recurrentActivation: "sigmoid" })
        : tf.layers.simpleRNN(options),
    mergeMode: "concat",
  });
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
  layer.setWeights([fw, bw].flatMap(toLayer));
  const weights = layer.trainableWeights.map((weight) => weight.read());
  const sources = Object.fromEntries(
    [fw, bw].flatMap(({ place }, way) =>
      ["forX", "forH", "forGates"].map((name, n) => [`${name} of ${place}`, weights[3 * way + n]]),
    ),
  );
  return { run, sources };
}

function toLayer({ given: { kind, inputSize, numUnits }, weights: { kernel, bias } }: Layer) {
  const apart = tf.split(kernel, [inputSize, numUnits]);
  if (kind !== "lstm") return [...apart, bias];
  const forgetBias = [0, 0, variants.forgetBias, 0].map((value) => tf.fill([numUnits], value));
  const whole = tf.add(bias, tf.concat(forgetBias));
  return [...apart, whole].map((x) => reordered(x, LSTM_GATES));
}

/** The gradients of a layer's weights as those of the engine's kernel and bias. */
export function fromLayer(
  { place, given: { kind } }: Layer,
  gradients: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const [forX, forH, bias] = ["forX", "forH", "forGates"].map((name) =>
    tensor(gradients[`gradient of ${name} of ${place}`] as number[]),
  );
  const inOrder = (x: tf.Tensor) => (kind === "lstm" ? reordered(x, LSTM_GATES) : x).arraySync();
  return {
    [`gradient of kernel of ${place}`]: inOrder(tf.concat([forX, forH], 0)),
    [`gradient of bias of ${place}`]: inOrder(bias),
  };
}
