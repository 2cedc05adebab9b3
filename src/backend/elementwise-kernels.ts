import type { Pointer } from "./memory.js";

/** Functions of each number of a block, and what an optimizer does with it. */
export interface ElementwiseKernels {
  /**
   * y = eˣ, to 1 unit in the last place where it is a normal number. Sigmoid and softmax are made of it;
   * by itself it is here for its test.
   */
  exponential(n: number, x: Pointer, y: Pointer): void;
  /** y = 1 / (1 + e⁻ˣ), to 2.5 units in the last place where it is a normal number. */
  sigmoid(n: number, x: Pointer, y: Pointer): void;
  /** y = tanh x, to an absolute error of 4e-7. */
  tanh(n: number, x: Pointer, y: Pointer): void;
  /** out = (gradient·y)·(1 − y), where y is a sigmoid. */
  dsigmoid(n: number, y: Pointer, gradient: Pointer, out: Pointer): void;
  /** out = gradient·(1 − y·y), where y is a tanh. */
  dtanh(n: number, y: Pointer, gradient: Pointer, out: Pointer): void;
  /** y = x·factor. */
  scale(n: number, x: Pointer, factor: number, y: Pointer): void;
  /** y = x·m where m is not zero, and zero elsewhere, whatever x is there. */
  mask(n: number, x: Pointer, m: Pointer, y: Pointer): void;
  /** y += x·m where m is not zero. */
  addMasked(n: number, x: Pointer, m: Pointer, y: Pointer): void;
  /**
   * y = x·scale where the random bits of a number are less than `limit`, 0 elsewhere. The bits of number
   * i are key + i·0x9e3779b9, mixed as `Random` mixes its seed.
   */
  dropout(n: number, x: Pointer, y: Pointer, key: number, limit: number, scale: number): void;
  /** Σ x², in float64. Reads no number past the end. */
  sumOfSquares(n: number, x: Pointer): number;
  /**
   * A step of Adam (Kingma and Ba, 2015), in place: rate = learningRate / (1 − β₁ᵗ) and
   * unbias = 1 / (1 − β₂ᵗ) come from the caller. The scalars are rounded to float32 once.
   */
  adam(
    n: number,
    parameters: Pointer,
    gradients: Pointer,
    means: Pointer,
    squares: Pointer,
    beta1: number,
    beta2: number,
    rate: number,
    unbias: number,
    epsilon: number,
  ): void;
}
