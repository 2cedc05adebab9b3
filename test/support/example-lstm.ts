import {
  BasicLSTMCell,
  Random,
  randomNormal,
  type BasicLSTMCellOptions,
  type DType,
  type LSTMState,
  type Tensor,
} from "../../src/index.js";
import type { Sizes } from "./example-rnn.js";

/** An LSTM whose weights are all different, inputs `[batch, time, features]` and a state that fit it. */
export function exampleLstm(
  { batch = 2, time = 3, features = 2, units = 3 }: Sizes = {},
  {
    dtype = "float64",
    seed = 1,
    ...options
  }: { dtype?: DType; seed?: number } & Pick<
    BasicLSTMCellOptions,
    "forgetBias" | "activation"
  > = {},
): { cell: BasicLSTMCell; inputs: Tensor; state: LSTMState } {
  const random = new Random(seed);
  const draw = (...shape: number[]) => randomNormal(shape, { seed: random, stddev: 0.5, dtype });
  const cell = new BasicLSTMCell(units, {
    kernel: draw(features + units, 4 * units),
    bias: draw(4 * units),
    ...options,
  });
  const state = { c: draw(batch, units), h: draw(batch, units) };
  return { cell, inputs: draw(batch, time, features), state };
}

/** A state of one sequence in plain numbers. */
export interface PlainState {
  readonly c: readonly number[];
  readonly h: readonly number[];
}

const σ = (x: number): number =>
  x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));

/** The gates and the new state of one sequence, in plain numbers. */
export function lstmStepByHand(
  {
    kernel,
    bias,
    numUnits,
    forgetBias,
  }: Pick<BasicLSTMCell, "kernel" | "bias" | "numUnits" | "forgetBias">,
  x: readonly number[],
  { c, h }: PlainState,
  φ: (x: number) => number = Math.tanh,
): Readonly<Record<"i" | "j" | "f" | "o" | "c" | "h", number[]>> {
  const W = kernel.toArray() as number[][];
  const z = (bias.toArray() as number[]).map(
    (b, column) => [...x, ...h].reduce((sum, value, row) => sum + value * W[row][column], 0) + b,
  );
  const gate = (place: number, f: (z: number) => number) =>
    z.slice(place * numUnits, (place + 1) * numUnits).map(f);
  const i = gate(0, σ);
  const j = gate(1, φ);
  const f = gate(2, (z) => σ(z + forgetBias));
  const o = gate(3, σ);
  const newC = c.map((old, unit) => old * f[unit] + i[unit] * j[unit]);
  return { i, j, f, o, c: newC, h: newC.map((c, unit) => φ(c) * o[unit]) };
}

/** The steps of one sequence `[time][features]`, in plain numbers. */
export function lstmLoopByHand(
  cell: BasicLSTMCell,
  inputs: readonly (readonly number[])[],
  state: PlainState,
): ReturnType<typeof lstmStepByHand>[] {
  const steps: ReturnType<typeof lstmStepByHand>[] = [];
  for (const x of inputs) {
    const step = lstmStepByHand(cell, x, state);
    steps.push(step);
    state = step;
  }
  return steps;
}
