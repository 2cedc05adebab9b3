import { embedding, tensor, type DType, type LSTMState } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { basicLstm, network, type Network } from "./network.js";
import { training } from "./training.js";

/** An index occurs several times: the rows of its gradient are added up. */
export function embeddings(dtype: DType): Answer {
  const { vocabularySize, size, ...given } = cases.embedding;
  const weights = tensor(given.weights, dtype);
  const embed = embedding(vocabularySize, size, { table: tensor(given.table, dtype) });
  const [table] = embed.variables;
  const run = () => embed(given.ids);
  return { outputs: run(), ...lossAndGradients(() => weightedSum(run(), weights), { table }) };
}

/** Trained on windows of the text, with the state carried from one to the next. */
export function characterModel(dtype: DType): Promise<Answer> {
  const given = cases.characterModel;
  const embed = embedding(given.numClasses, given.embeddingSize, {
    table: tensor(given.table, dtype),
  });
  const [table] = embed.variables;
  const { variables, run } = network(basicLstm(dtype, given), given);
  const model: Network<LSTMState, number[][]> = {
    variables: { table, ...variables },
    run: (ids, ...rest) => run(embed(ids), ...rest),
  };
  const text = {
    inputs: given.text.map((row) => row.slice(0, -1)),
    labels: given.text.map((row) => row.slice(1)),
  };
  return training(model, text, given.basicLstm, given.numSteps);
}
