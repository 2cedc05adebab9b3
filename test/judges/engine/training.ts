import {
  AdamOptimizer,
  train,
  truncatedWindows,
  type Sequences,
  type SequenceWindow,
  type State,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { cases, type Recurrent } from "../cases.js";
import type { Network } from "./network.js";

/** Losses and gradient norms step by step, and where the variables end. */
export async function training<S extends State, Inputs extends Sequences>(
  { variables, run }: Network<S, SequenceWindow<Inputs>["inputs"]>,
  { inputs, labels }: { readonly inputs: Inputs; readonly labels: number[][] },
  { learningRate, clipNorm }: Pick<Recurrent, "learningRate" | "clipNorm">,
  numSteps: number,
): Promise<Answer> {
  const history = await train({
    variables: Object.values(variables),
    optimizer: new AdamOptimizer(learningRate, { beta2: cases.network.beta2 }),
    batches: truncatedWindows(inputs, labels, numSteps, Infinity),
    loss: ({ inputs, targets, first }, state: S | undefined) =>
      run(inputs, targets, undefined, first ? undefined : state),
    steps: cases.network.trainingSteps,
    clipNorm,
  });
  return { losses: history.losses, "gradient norms": history.gradientNorms, ...variables };
}
