import { Random, randomNormal, Variable, type Optimizer } from "../../src/index.js";

const random = new Random(1);
const draw = (...shape: number[]) => randomNormal(shape, { seed: random, dtype: "float64" });
const initial = [draw(2, 3), draw(4)];
const gradients = Array.from({ length: 6 }, () => [draw(2, 3), draw(4)]);

/** The values of two variables after each of six updates. */
export function trajectory(optimizer: Optimizer, learningRates: number[] = []): number[][] {
  const variables = initial.map((value, i) => new Variable(value, `w${i}`));
  return gradients.map((gradients, t) => {
    optimizer.learningRate = learningRates[t] ?? optimizer.learningRate;
    optimizer.applyGradients(variables, gradients);
    return variables.flatMap(({ data }) => [...data]);
  });
}

/** The same by a formula for one number: its next value from gradient, time step (from 1) and memory. */
export function byFormula(
  next: (θ: number, g: number, t: number, memory: number[]) => number,
): number[][] {
  let values = initial.flatMap(({ data }) => [...data]);
  const memories = values.map(() => [0, 0]);
  return gradients.map((gradients, i) => {
    const g = gradients.flatMap(({ data }) => [...data]);
    values = values.map((θ, n) => next(θ, g[n], i + 1, memories[n]));
    return values;
  });
}
