import { Random } from "unrolled";
import type { Sizes } from "./configurations.js";

/**
 * The weights of a network of one layer, in this engine's layout: gates in the order i, j, f, o, which
 * others call i, g (or c), f, o; the kernel's rows for the input come before those for the state.
 */
export interface Weights {
  /** `[inputs + units][4 units]` */
  readonly kernel: readonly (readonly number[])[];
  /** `[4 units]` */
  readonly bias: readonly number[];
  /** `[units][classes]` */
  readonly readoutKernel: readonly (readonly number[])[];
  /** `[classes]` */
  readonly readoutBias: readonly number[];
}

/** Random weights, the same in every run. */
export function drawWeights({ inputs, units, classes }: Sizes, seed: number): Weights {
  const random = new Random(seed);
  const vector = (length: number) =>
    Array.from({ length }, () => Math.fround(random.uniform(-2, 2)));
  const matrix = (rows: number, columns: number) =>
    Array.from({ length: rows }, () => vector(columns));
  return {
    kernel: matrix(inputs + units, 4 * units),
    bias: vector(4 * units),
    readoutKernel: matrix(units, classes),
    readoutBias: vector(classes),
  };
}

/** A row of gates i, j, f, o in another order, such as `ifjo`. */
export function reorderGates(row: readonly number[], order: string): number[] {
  const units = row.length / 4;
  return [...order].flatMap((gate) => {
    const at = "ijfo".indexOf(gate);
    return row.slice(at * units, (at + 1) * units);
  });
}
