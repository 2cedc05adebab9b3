import {
  AdamOptimizer,
  tensor,
  train,
  truncatedWindows,
  type NestedNumbers,
  type State,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases, type Recurrent } from "../cases.js";
import type { Network } from "./network.js";

/** Losses and gradient norms step by step, and where the variables end. */
export async function training<S extends State>(
  { variables, run }: Network<S>,
  { inputs, labels }: { readonly inputs: NestedNumbers; readonly labels: NestedNumbers },
  { learningRate, clipNorm }: Pick<Recurrent, "learningRate" | "clipNorm">,
  numSteps: number,
): Promise<Answer> {
  const { dtype } = Object.values(variables)[0];
  const history = await train({
    variables: Object.values(variables),
    optimizer: new AdamOptimizer(learningRate, { beta2: cases.network.beta2 }),
    batches: truncatedWindows(tensor(inputs, dtype), tensor(labels, dtype), numSteps, Infinity),
    loss: ({ inputs, targets, first }, state: S | undefined) =>
      run(inputs, targets.toArray() as number[][], undefined, first ? undefined : state),
    steps: cases.network.trainingSteps,
    clipNorm,
  });
  return { losses: history.losses, "gradient norms": history.gradientNorms, ...variables };
}
