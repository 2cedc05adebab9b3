import * as tf from "@tensorflow/tfjs";
import { numbersOf, type LayerCase, type VariantCase } from "../variants.js";
import { tensor } from "./tensor.js";

/** A layer with its weights, in the engine's layout, and first state by name. */
export interface Layer {
  readonly place: string;
  readonly given: LayerCase;
  readonly weights: Readonly<Record<string, tf.Tensor>>;
  readonly state: Readonly<Record<string, tf.Tensor>>;
}

/** The layers of each direction, or of the only one. */
export function layersOf(given: VariantCase, batch: number): Layer[][] {
  const directions: Record<string, readonly LayerCase[]> =
    "layers" in given ? { layer: given.layers } : { fw: given.fw, bw: given.bw };
  return Object.entries(directions).map(([name, layers]) =>
    layers.map((layer, n) => {
      const { weights, state } = numbersOf(layer, batch);
      const place = `${name} ${n}`;
      return { place, given: layer, weights: tensors(weights), state: tensors(state) };
    }),
  );
}

const tensors = (numbers: ReturnType<typeof numbersOf>["weights"]): Layer["weights"] =>
  Object.fromEntries(Object.entries(numbers).map(([name, x]) => [name, tensor(x)]));

/** What layers have by name, with their places: "kernel of fw 0". */
export function named<T>(
  layers: readonly Layer[],
  of: (layer: Layer, n: number) => Readonly<Record<string, T>>,
): Record<string, T> {
  const entries = layers.flatMap((layer, n) =>
    Object.entries(of(layer, n)).map(([name, x]) => [`${name} of ${layer.place}`, x]),
  );
  return Object.fromEntries(entries);
}
