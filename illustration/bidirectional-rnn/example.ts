/**
 * The numbers that the figure's example sets: one feature, four time steps with something to read at both
 * ends, one hidden unit in each direction, one output.
 */
export const EXAMPLE = {
  inputs: [1, 0, 0, -1],
  /** Each direction's own parameters: from its input, from its state, and the bias. */
  fw: { Wx: 1, Wh: 0.8, b: 0 },
  bw: { Wx: 0.9, Wh: 0.6, b: 0.1 },
  /** From the states of both directions to the output, `[2, 1]`. */
  Wy: [[1], [-1]],
  by: [0.2],
} as const;

export const DIRECTIONS = ["fw", "bw"] as const;
export type Direction = (typeof DIRECTIONS)[number];
