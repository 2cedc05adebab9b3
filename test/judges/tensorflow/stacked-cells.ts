import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { variants, type VariantCase } from "../variants.js";
import { fromKeras, kerasSources, toKeras } from "./layer-weights.js";
import { tensor } from "./tensor.js";
import { layersOf, named, type Layer } from "./variant-layers.js";
import { resultsAndGradients } from "./variants.js";

/** By tf.layers.rnn of several cells, which may be of different kinds and sizes. */
export function stackedCells(given: VariantCase): Answer {
  const inputs = tensor(variants.inputs);
  const [layers] = layersOf(given, inputs.shape[0]);
  const layer = tf.layers.rnn({
    cell: layers.map(cellOf),
    returnSequences: true,
    returnState: true,
  });
  // Its states are one list, the last layer's first.
  const downwards = layers.toReversed();
  const initialState = downwards.flatMap(({ state: { c, h } }) => (c ? [h, c] : [h]));
  const run = () => {
    const [outputs, ...states] = layer.apply(inputs, { initialState }) as tf.Tensor[];
    const last = downwards.map(({ state }): Layer["state"] => {
      const [h, c] = states.splice(0, Object.keys(state).length);
      return c ? { c, h } : { h };
    });
    return { outputs, last: last.toReversed() };
  };
  // The first call makes the weights.
  run();
  layer.setWeights(layers.flatMap(toKeras));
  const sources = {
    inputs,
    ...named(layers, ({ state }) => state),
    ...kerasSources(layers, layer),
  };
  return fromKeras(layers, resultsAndGradients(layers, run, sources));
}

function cellOf({ given: { kind, numUnits: units } }: Layer) {
  if (kind === "rnn") return tf.layers.simpleRNNCell({ units });
  const options = { units, recurrentActivation: "sigmoid" } as const;
  return kind === "lstm" ? tf.layers.lstmCell(options) : tf.layers.gruCell(options);
}
