import {
  add,
  BasicLSTMCell,
  concat,
  matmul,
  mul,
  tanh,
  tensor,
  trace,
  type Tensor,
} from "../../src/index.js";
import { EXAMPLE } from "./example.js";

/** The letters of the kernel's columns, in their order. */
export const GATES = ["i", "j", "f", "o"] as const;
export type Gate = (typeof GATES)[number];

/** What the cell computes in one time step; every number belongs to the only unit. */
export interface Values {
  /** z in the formulas: the gates before σ, the candidate before tanh, without forgetBias. */
  readonly preActivations: Readonly<Record<Gate, number>>;
  readonly gates: Readonly<Record<Gate, number>>;
  /** c of the step before ⊙ f: what is kept. */
  readonly kept: number;
  /** i ⊙ j: what is written. */
  readonly written: number;
  readonly c: number;
  /** tanh of the new c. */
  readonly squashed: number;
  readonly h: number;
}

const row = (...numbers: readonly number[]): Tensor => tensor([numbers], "float64");

const only = (value: Tensor): number => value.data[0];

const byGate = (numberOf: (gate: Gate, column: number) => number): Record<Gate, number> => {
  const [i, j, f, o] = GATES.map(numberOf);
  return { i, j, f, o };
};

/** The example's time step as the engine computes it in float64. */
export function values(): Values {
  const x = row(EXAMPLE.x);
  const before = { c: row(EXAMPLE.c), h: row(EXAMPLE.h) };
  const kernel = tensor(EXAMPLE.W, "float64");
  const bias = tensor(EXAMPLE.b, "float64");
  const cell = new BasicLSTMCell(1, { kernel, bias, forgetBias: EXAMPLE.forgetBias });
  const run = trace(() => cell.call(x, before));
  const [, { c, h }] = run.result;
  const z = add(matmul(concat([x, before.h], 1), kernel), bias);
  const { i, j, f } = run.values;
  return {
    preActivations: byGate((_, column) => z.data[column]),
    gates: byGate((gate) => only(run.values[gate])),
    kept: only(mul(before.c, f)),
    written: only(mul(i, j)),
    c: only(c),
    squashed: only(tanh(c)),
    h: only(h),
  };
}
