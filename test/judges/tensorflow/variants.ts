import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { lossWeights, variants, type VariantCase } from "../variants.js";
import { bidirectionalLayer } from "./bidirectional-layer.js";
import { fromKeras } from "./layer-weights.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { tensor } from "./tensor.js";
import { layersOf, named, type Layer } from "./variant-layers.js";

type Parts = Readonly<Record<string, tf.Tensor>>;

/** The outputs, and the last state of each layer. */
interface Ran {
  readonly outputs: tf.Tensor;
  readonly last: readonly Parts[];
}

/** By tf.layers.bidirectional, a layer of it for each of the network's. */
export function bothDirections(given: VariantCase): Answer {
  const inputs = tensor(variants.inputs);
  const [fw, bw] = layersOf(given, inputs.shape[0]);
  let x = inputs;
  const layers = fw.map((forward, l) => {
    const layer = bidirectionalLayer([forward, bw[l]], x);
    x = layer.run(x).outputs;
    return layer;
  });
  const run = (): Ran => {
    let outputs = inputs;
    const last = layers.map((layer) => {
      const ran = layer.run(outputs);
      outputs = ran.outputs;
      return ran.last;
    });
    return { outputs, last: [0, 1].flatMap((way) => last.map((ways) => ways[way])) };
  };
  const all = [...fw, ...bw];
  const sources = { inputs, ...named(all, ({ state }) => state) };
  const weights = Object.assign({}, ...layers.map(({ sources }) => sources)) as Parts;
  return fromKeras(all, resultsAndGradients(all, run, { ...sources, ...weights }));
}

/** By tf.multiRNNCell, step by step. */
export function deepLstm(given: VariantCase): Answer {
  const inputs = tensor(variants.inputs);
  const [layers] = layersOf(given, inputs.shape[0]);
  const weights = layers.map(({ weights }) => weights);
  const run = () =>
    unrollLayers(
      weights,
      layers.map(({ state }) => state),
      inputs,
      variants.forgetBias,
    );
  const sources = {
    inputs,
    ...named(layers, ({ state }) => state),
    ...named(layers, ({ weights }) => weights),
  };
  return resultsAndGradients(layers, run, sources);
}

/** LSTMs one above the other. */
export function unrollLayers(
  weights: readonly Parts[],
  states: readonly Parts[],
  inputs: tf.Tensor,
  forgetBias: number,
): Ran {
  const cells = weights.map(
    ({ kernel, bias }) =>
      (x: tf.Tensor2D, c: tf.Tensor2D, h: tf.Tensor2D) =>
        tf.basicLSTMCell(forgetBias, kernel as tf.Tensor2D, bias as tf.Tensor1D, x, c, h),
  );
  let [c, h] = ["c", "h"].map((name) => states.map((state) => state[name] as tf.Tensor2D));
  const outputs = tf.unstack(inputs, 1).map((x) => {
    [c, h] = tf.multiRNNCell(cells, x as tf.Tensor2D, c, h);
    return h.at(-1)!;
  });
  return { outputs: tf.stack(outputs, 1), last: c.map((part, l) => ({ c: part, h: h[l] })) };
}

/** The loss takes in the outputs and all last states. */
export function resultsAndGradients(
  layers: readonly Layer[],
  run: () => Ran,
  sources: Parts,
): Answer {
  const results = (): Parts => {
    const { outputs, last } = run();
    const states = named(layers, (_, n) =>
      Object.fromEntries(Object.entries(last[n]).map(([name, x]) => [`last ${name}`, x])),
    );
    return { outputs, ...states };
  };
  const loss = () =>
    tf.addN(
      Object.values(results()).map((x, k) => weightedSum(x, tensor(lossWeights(x.shape, k)))),
    );
  const made = Object.entries(results()).map(([name, x]) => [name, x.arraySync()]);
  return { ...Object.fromEntries(made), ...lossAndGradients(loss, sources) };
}
