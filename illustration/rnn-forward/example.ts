/**
 * The numbers that the figure's example sets: one feature, two time steps, two hidden units, one
 * output, small enough to follow on paper. Rows of a matrix belong to its input's elements.
 */
export const EXAMPLE = {
  inputs: [1, 2],
  initialState: [0, 0],
  /** From the input, `[1, 2]`. */
  Wx: [[0.5, 0.6]],
  /** From the state of the step before, `[2, 2]`. */
  Wh: [
    [0.1, 0.2],
    [0.3, 0.4],
  ],
  b: [0.1, -0.1],
  /** From the state to the output, `[2, 1]`. */
  Wy: [[1], [2]],
  by: [0.1],
} as const;
