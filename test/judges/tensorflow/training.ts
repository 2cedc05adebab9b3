import * as tf from "@tensorflow/tfjs";
import type { Answer } from "../answer.js";
import { cases } from "../cases.js";
import { network, type Recurrent } from "./network.js";
import { clipByGlobalNorm } from "./optimizers.js";
import { tensor } from "./tensor.js";

/** Losses and gradient norms step by step, and where the variables end. */
export function training<State>(recurrent: Recurrent<State>, numSteps: number): Answer {
  const given = cases.network;
  const { variables, run, zeroState } = network(recurrent);
  const inputs = tensor(given.inputs);
  const optimizer = tf.train.adam(recurrent.learningRate, 0.9, given.beta2, 1e-8);
  const losses: number[] = [];
  const norms: number[] = [];
  let state = zeroState;
  for (let step = 0; step < given.trainingSteps; step++) {
    const start = (step * numSteps) % given.labels[0].length;
    const window = inputs.slice([0, start], [-1, numSteps]);
    const labels = given.labels.map((row) => row.slice(start, start + numSteps));
    // The state is carried from window to window, the gradient is not.
    const carried = start === 0 ? zeroState : state;
    const { value, grads } = tf.variableGrads(() => run(window, labels, carried).loss);
    // Once more: what is made on the way to gradients is disposed of, the state too.
    state = run(window, labels, carried).state;
    const { globalNorm, clipped } = clipByGlobalNorm(Object.values(grads), recurrent.clipNorm);
    optimizer.applyGradients(Object.keys(grads).map((name, n) => ({ name, tensor: clipped[n] })));
    losses.push(value.arraySync() as number);
    norms.push(globalNorm);
  }
  const ends = Object.entries(variables).map(([name, value]) => [name, value.arraySync()]);
  return { losses, "gradient norms": norms, ...Object.fromEntries(ends) };
}
