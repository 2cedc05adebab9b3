/** The numbers that the figure's example sets: one feature, three layers of one unit each, one output. */
export const EXAMPLE = {
  inputs: [1, 0, 0, 0],
  /** Each layer's own parameters, the lowest first: from what it reads, from its state, and the bias. */
  layers: [
    { Wx: 1, Wh: 0.5, b: 0 },
    { Wx: 0.8, Wh: 0.6, b: 0 },
    { Wx: 0.9, Wh: 0.7, b: -0.1 },
  ],
  Wy: 2,
  by: 0.1,
} as const;
