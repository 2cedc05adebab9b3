import * as tf from "@tensorflow/tfjs";
import type { Job } from "../../job.js";
import { reorderGates } from "../../weights.js";
import type { Model } from "./model.js";

/** The library's own recurrent layer, `tf.layers.lstm`. Its sequences are `[batch, time, features]`. */
export function layers({ sizes, indices, labels, weights }: Job): Model {
  const { batch, time, inputs, units, classes } = sizes;
  const model = tf.sequential();
  for (let layer = 0; layer < sizes.layers; layer++) {
    if (layer > 0) model.add(tf.layers.dropout({ rate: sizes.dropout }));
    const shape = layer === 0 ? { inputShape: [time, inputs] } : {};
    // Its defaults approximate the sigmoid by lines, and draw an orthogonal matrix for minutes.
    const usual = {
      recurrentActivation: "sigmoid",
      recurrentInitializer: "glorotUniform",
    } as const;
    model.add(tf.layers.lstm({ units, returnSequences: true, ...usual, ...shape }));
  }
  model.add(tf.layers.dense({ units: classes }));
  if (weights) {
    const reordered = (rows: readonly (readonly number[])[]) =>
      tf.tensor2d(rows.map((row) => reorderGates(row, "ifjo")));
    model.setWeights([
      reordered(weights.kernel.slice(0, inputs)),
      reordered(weights.kernel.slice(inputs)),
      tf.tensor1d(reorderGates(weights.bias, "ifjo")),
      tf.tensor2d(weights.readoutKernel as number[][]),
      tf.tensor1d(weights.readoutBias as number[]),
    ]);
  }
  const oneHot = (rows: Job["indices"], depth: number) =>
    tf.oneHot(tf.transpose(tf.tensor2d(rows as number[][], undefined, "int32")), depth).toFloat();
  const x = oneHot(indices, inputs);
  const targets = oneHot(labels, classes).reshape([batch * time, classes]);
  return {
    variables: model.trainableWeights.map((weight) => weight.read() as tf.Variable),
    loss: () => {
      const logits = model.apply(x, { training: true }) as tf.Tensor;
      return tf.losses.softmaxCrossEntropy(targets, logits.reshape([batch * time, classes]));
    },
  };
}
