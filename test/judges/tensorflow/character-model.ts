import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { basicLstm, network } from "./network.js";
import { tensor } from "./tensor.js";
import { training } from "./training.js";

const gather = (table: tf.Tensor, ids: tf.Tensor): tf.Tensor => tf.gather(table, ids.toInt());

export function embeddings(): Answer {
  const table = tensor(cases.embedding.table);
  const weights = tensor(cases.embedding.weights);
  const run = () => gather(table, tensor(cases.embedding.ids));
  const outputs = run().arraySync();
  return { outputs, ...lossAndGradients(() => weightedSum(run(), weights), { table }) };
}

/** Trained on windows of the text, with the state carried from one to the next. */
export function characterModel(): Answer {
  const given = cases.characterModel;
  const { variables, run, zeroState } = network(basicLstm(given), given);
  const table = tf.variable(tensor(given.table));
  const reading: typeof run = (ids, ...rest) => run(gather(table, ids), ...rest);
  const text = {
    inputs: given.text.map((row) => row.slice(0, -1)),
    labels: given.text.map((row) => row.slice(1)),
  };
  const model = { variables: { ...variables, table }, run: reading, zeroState };
  return training(model, text, given.basicLstm, given.numSteps);
}
