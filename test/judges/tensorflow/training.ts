import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import type { NestedNumbers } from "../../../src/index.js";
import { cases, type Recurrent } from "../cases.js";
import type { Network } from "./network.js";
import { clipByGlobalNorm } from "./optimizers.js";
import { tensor } from "./tensor.js";

/** Losses and gradient norms step by step, and where the variables end. */
export function training<State>(
  { variables, run, zeroState }: Network<State>,
  data: { readonly inputs: NestedNumbers; readonly labels: number[][] },
  { learningRate, clipNorm }: Pick<Recurrent, "learningRate" | "clipNorm">,
  numSteps: number,
): Answer {
  const inputs = tensor(data.inputs);
  const start = zeroState(inputs.shape[0]);
  const optimizer = tf.train.adam(learningRate, 0.9, cases.network.beta2, 1e-8);
  const losses: number[] = [];
  const norms: number[] = [];
  let state = start;
  for (let step = 0; step < cases.network.trainingSteps; step++) {
    const first = (step * numSteps) % data.labels[0].length;
    const window = inputs.slice([0, first], [-1, numSteps]);
    const labels = data.labels.map((row) => row.slice(first, first + numSteps));
    // The state is carried from window to window, the gradient is not.
    const carried = first === 0 ? start : state;
    const { value, grads } = tf.variableGrads(() => run(window, labels, carried).loss);
    // Once more: what is made on the way to gradients is disposed of, the state too.
    state = run(window, labels, carried).state;
    const { globalNorm, clipped } = clipByGlobalNorm(Object.values(grads), clipNorm);
    optimizer.applyGradients(Object.keys(grads).map((name, n) => ({ name, tensor: clipped[n] })));
    losses.push(value.arraySync() as number);
    norms.push(globalNorm);
  }
  const ends = Object.entries(variables).map(([name, value]) => [name, value.arraySync()]);
  return { losses, "gradient norms": norms, ...Object.fromEntries(ends) };
}
