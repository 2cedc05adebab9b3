import * as tf from "@tensorflow/tfjs";
import type { NestedNumbers } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { variants } from "../variants.js";
import { apart, joined } from "./gru.js";
import { reordered } from "./layer.js";
import { tensor } from "./tensor.js";
import type { Layer } from "./variant-layers.js";

/** Its gates are i, f, c, o: the engine's i, f, j, o; the forget bias is in its bias. */
const LSTM_GATES = [0, 2, 1, 3];

/** What tf.layers keeps of a layer, in its order. */
const WEIGHTS = ["forX", "forH", "forGates"];

/** A layer's weights as tf.layers has them: the rows for x, those for h, the bias. */
export function toKeras({ given: { kind, inputSize, numUnits }, weights }: Layer): tf.Tensor[] {
  const [kernel, bias] = {
    rnn: () => [weights.kernel, weights.bias],
    lstm: () => {
      const forgetBias = [0, 0, variants.forgetBias, 0].map((value) => tf.fill([numUnits], value));
      const whole = tf.add(weights.bias, tf.concat(forgetBias));
      return [weights.kernel, whole].map((x) => reordered(x, LSTM_GATES));
    },
    gru: () => [
      joined(weights.gatesKernel, weights.candidateKernel),
      joined(weights.gatesBias, weights.candidateBias),
    ],
  }[kind]();
  return [...tf.split(kernel, [inputSize, numUnits]), bias];
}

/** The weights of a layer of tf.layers that is made of these, by name. */
export function kerasSources(
  layers: readonly Layer[],
  { trainableWeights }: tf.layers.Layer,
): Record<string, tf.Tensor> {
  const names = layers.flatMap(({ place }) => WEIGHTS.map((name) => `${name} of ${place}`));
  return Object.fromEntries(names.map((name, n) => [name, trainableWeights[n].read()]));
}

/** An answer in which the gradients of those are gradients of the engine's weights. */
export function fromKeras(layers: readonly Layer[], answer: Answer): Answer {
  const rest = { ...answer };
  for (const layer of layers) {
    const [forX, forH, bias] = WEIGHTS.map((weight) => {
      const name = `gradient of ${weight} of ${layer.place}`;
      const gradient = tensor(rest[name] as NestedNumbers);
      delete rest[name];
      return gradient;
    });
    for (const [name, x] of Object.entries(engineWeights(layer, tf.concat([forX, forH]), bias))) {
      rest[`gradient of ${name} of ${layer.place}`] = x.arraySync();
    }
  }
  return rest;
}

function engineWeights(
  { given: { kind } }: Layer,
  kernel: tf.Tensor,
  bias: tf.Tensor,
): Record<string, tf.Tensor> {
  if (kind === "rnn") return { kernel, bias };
  if (kind === "lstm") {
    return { kernel: reordered(kernel, LSTM_GATES), bias: reordered(bias, LSTM_GATES) };
  }
  const [gatesKernel, candidateKernel] = apart(kernel);
  const [gatesBias, candidateBias] = apart(bias);
  return { gatesKernel, gatesBias, candidateKernel, candidateBias };
}
