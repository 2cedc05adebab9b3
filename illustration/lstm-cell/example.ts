/**
 * The numbers that the figure's example sets: one feature and one hidden unit, so that every number is
 * a single one and the whole step can be followed on paper. The kernel's columns are in the engine's
 * order: i, j, f, o.
 */
export const EXAMPLE = {
  x: 1,
  /** The state of the step before. */
  c: 0.8,
  h: 0.5,
  /** The kernel, `[2, 4]`: the row for x before the row for h. */
  W: [
    [0.5, 0.9, 0.8, -0.6],
    [-0.4, 0.4, 0.6, 0.6],
  ],
  b: [-0.1, -0.1, 0.1, -0.2],
  forgetBias: 1,
} as const;
