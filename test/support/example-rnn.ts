import { BasicRNNCell, Random, randomNormal, type DType, type Tensor } from "../../src/index.js";

/** Sizes of an example: each small, since it is run often. */
export interface Sizes {
  readonly batch?: number;
  readonly time?: number;
  readonly features?: number;
  readonly units?: number;
}

/** A cell whose weights are all different, inputs `[batch, time, features]` and a state that fit it. */
export function exampleRnn(
  { batch = 2, time = 3, features = 2, units = 3 }: Sizes = {},
  { dtype = "float64", seed = 1 }: { dtype?: DType; seed?: number } = {},
): { cell: BasicRNNCell; inputs: Tensor; state: Tensor } {
  const random = new Random(seed);
  const draw = (...shape: number[]) => randomNormal(shape, { seed: random, stddev: 0.5, dtype });
  const cell = new BasicRNNCell(units, {
    kernel: draw(features + units, units),
    bias: draw(units),
  });
  return { cell, inputs: draw(batch, time, features), state: draw(batch, units) };
}

/** tanh([x, h] W + b) for one sequence, in plain numbers. */
export function stepByHand(cell: BasicRNNCell, x: number[], h: number[]): number[] {
  const W = cell.kernel.toArray() as number[][];
  const b = cell.bias.toArray() as number[];
  return b.map((bias, unit) => {
    const product = [...x, ...h].reduce((sum, value, i) => sum + value * W[i][unit], 0);
    return Math.tanh(product + bias);
  });
}

/** The states of one sequence `[time][features]` at all its time steps, in plain numbers. */
export function loopByHand(cell: BasicRNNCell, inputs: number[][], h: number[]): number[][] {
  const states: number[][] = [];
  for (const x of inputs) {
    h = stepByHand(cell, x, h);
    states.push(h);
  }
  return states;
}
