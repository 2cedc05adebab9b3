import type { Tensor } from "../../../src/index.js";

/** The weights of one direction as ONNX wants them: a row for each gate and unit. */
export interface Weights {
  /** `[gates · units, features]` */
  readonly W: number[][];
  /** `[gates · units, units]` */
  readonly R: number[][];
  /** The bias beside x, then that beside h, `[2 · gates · units]`. */
  readonly B: number[];
  /** Peephole weights, `[3 · units]`. */
  readonly P?: number[];
}

export const matrix = (x: Tensor): number[][] => x.toArray() as number[][];

/** The engine's columns, a block for each gate, in the order of ONNX's gates. */
function inOrder(columns: readonly number[], gates: readonly number[]): number[] {
  const units = columns.length / gates.length;
  return gates.flatMap((gate) => columns.slice(gate * units, (gate + 1) * units));
}

/**
 * @param kernel the engine's, `[features + units, gates · units]`.
 * @param gates where each of ONNX's gates, in their order, stands among the kernel's.
 * @param forH what is added beside h, in the engine's order; zeros unless given.
 */
export function weightsOf(
  kernel: number[][],
  bias: number[],
  gates: readonly number[],
  forH: number[] = bias.map(() => 0),
): Weights {
  const rows = kernel.map((row) => inOrder(row, gates));
  const features = kernel.length - bias.length / gates.length;
  return {
    W: transposed(rows.slice(0, features)),
    R: transposed(rows.slice(features)),
    B: [...inOrder(bias, gates), ...inOrder(forH, gates)],
  };
}

const transposed = (rows: number[][]): number[][] =>
  rows[0].map((_, column) => rows.map((row) => row[column]));
