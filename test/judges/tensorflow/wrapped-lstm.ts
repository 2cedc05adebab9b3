import * as tf from "@tensorflow/tfjs";
import {
  dynamicRnn,
  tensor as engineTensor,
  trace,
  trainingMode,
  unstack,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { layersOf as engineLayersOf } from "../engine/variant-layers.js";
import { variants, type VariantCase } from "../variants.js";
import { tensor } from "./tensor.js";
import { layersOf, named } from "./variant-layers.js";
import { resultsAndGradients } from "./variants.js";

type Masks = Readonly<
  Record<"inputMask" | "outputMask" | "hMask", readonly tf.Tensor[] | undefined>
>;

/** An LSTM by TensorFlow.js's cell, with dropout by the engine's masks and with a residual connection. */
export function wrappedLstm(given: VariantCase): Answer {
  const inputs = tensor(variants.inputs);
  const [layers] = layersOf(given, inputs.shape[0]);
  const [{ given: layer, weights, state }] = layers;
  const { inputMask, outputMask, hMask } = masksOf(given);
  const masked = (x: tf.Tensor, masks: readonly tf.Tensor[] | undefined, t: number) =>
    masks ? tf.mul(x, masks[t]) : x;
  const run = () => {
    let { c, h } = state;
    const outputs = tf.unstack(inputs, 1).map((x, t) => {
      const [newC, newH] = tf.basicLSTMCell(
        variants.forgetBias,
        weights.kernel as tf.Tensor2D,
        weights.bias as tf.Tensor1D,
        masked(x, inputMask, t) as tf.Tensor2D,
        c as tf.Tensor2D,
        h as tf.Tensor2D,
      );
      [c, h] = [newC, masked(newH, hMask, t)];
      const output = masked(newH, outputMask, t);
      return layer.residual ? tf.add(output, x) : output;
    });
    return { outputs: tf.stack(outputs, 1), last: [{ c, h }] };
  };
  const sources = {
    inputs,
    ...named(layers, ({ state }) => state),
    ...named(layers, ({ weights }) => weights),
  };
  return resultsAndGradients(layers, run, sources);
}

/** What the engine draws for this network, step by step. */
function masksOf(given: VariantCase): Masks {
  const inputs = engineTensor(variants.inputs);
  const [[{ cell, state }]] = engineLayersOf(given, inputs.shape[0], "float32");
  const { values } = trainingMode(() =>
    trace(() => dynamicRnn(cell, inputs, { initialState: state })),
  );
  const steps = (name: string) =>
    name in values ? unstack(values[name]).map((mask) => tensor(mask.toArray())) : undefined;
  return { inputMask: steps("inputMask"), outputMask: steps("outputMask"), hMask: steps("hMask") };
}
