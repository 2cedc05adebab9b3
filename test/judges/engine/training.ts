import {
  AdamOptimizer,
  tensor,
  train,
  truncatedWindows,
  type Cell,
  type State,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { network } from "./network.js";

/** Losses and gradient norms step by step, and where the variables end. */
export async function training<S extends State>(
  cell: Cell<S>,
  { learningRate, clipNorm }: { readonly learningRate: number; readonly clipNorm: number },
  numSteps: number,
): Promise<Answer> {
  const given = cases.network;
  const { dtype } = cell;
  const { variables, run } = network(cell);
  const inputs = tensor(given.inputs, dtype);
  const history = await train({
    variables: Object.values(variables),
    optimizer: new AdamOptimizer(learningRate, { beta2: given.beta2 }),
    batches: truncatedWindows(inputs, tensor(given.labels, dtype), numSteps, Infinity),
    loss: ({ inputs, targets, first }, state: S | undefined) =>
      run(inputs, targets.toArray() as number[][], undefined, first ? undefined : state),
    steps: given.trainingSteps,
    clipNorm,
  });
  return { losses: history.losses, "gradient norms": history.gradientNorms, ...variables };
}
