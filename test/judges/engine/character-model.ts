import { gather, tensor, Variable, type DType } from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { lossAndGradients, weightedSum } from "./loss-and-gradients.js";
import { basicLstm, network } from "./network.js";
import { training } from "./training.js";

/** A character occurs several times: the rows of its gradient are added up. */
export function embeddings(dtype: DType): Answer {
  const table = tensor(cases.embedding.table, dtype);
  const weights = tensor(cases.embedding.weights, dtype);
  const run = () => gather(table, cases.embedding.ids);
  return { outputs: run(), ...lossAndGradients(() => weightedSum(run(), weights), { table }) };
}

/** Trained on windows of the text, with the state carried from one to the next. */
export function characterModel(dtype: DType): Promise<Answer> {
  const given = cases.characterModel;
  const table = new Variable(tensor(given.table, dtype), "table");
  const { variables, run } = network(basicLstm(dtype, given), given);
  const reading: typeof run = (ids, ...rest) =>
    run(gather(table, ids.toArray() as number[][]), ...rest);
  const text = {
    inputs: given.text.map((row) => row.slice(0, -1)),
    labels: given.text.map((row) => row.slice(1)),
  };
  return training(
    { variables: { table, ...variables }, run: reading },
    text,
    given.basicLstm,
    given.numSteps,
  );
}
