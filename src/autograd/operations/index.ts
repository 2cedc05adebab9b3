import type { Operation } from "../operation.js";
import * as activations from "./activations.js";
import * as arithmetic from "./arithmetic.js";
import { clipping } from "./clipping.js";
import { crossEntropyOperation } from "./cross-entropy.js";
import { dropoutOfSteps, dropoutOperation } from "./dropout.js";
import { joining } from "./joining.js";
import { products } from "./products.js";
import { reductions } from "./reductions.js";
import { reverseSequence } from "./reversal.js";
import { selection } from "./selection.js";
import { shaping } from "./shaping.js";
import { softmaxes } from "./softmax.js";

export * from "./activations.js";
export * from "./arithmetic.js";
export { clipByValue } from "./clipping.js";
export { dropout } from "./dropout.js";
export { concat, gather, stack } from "./joining.js";
export { affine, matmul, transpose } from "./products.js";
export { max, mean, sum, type Axes } from "./reductions.js";
export { selectRows } from "./selection.js";
export { reshape, slice } from "./shaping.js";
export { split, unstack } from "./splitting.js";
export { logSoftmax, softmax } from "./softmax.js";

/**
 * Every differentiable operation there is, by name: the table that the tests go through. What is
 * listed has a forward and a gradient for each of its tensors; the type takes nothing less.
 */
export const operations = {
  ...arithmetic,
  ...activations,
  ...clipping,
  ...softmaxes,
  ...products,
  ...reductions,
  ...shaping,
  ...joining,
  ...selection,
  dropout: dropoutOperation,
  dropoutOfSteps,
  reverseSequence,
  softmaxCrossEntropy: crossEntropyOperation,
} satisfies Record<string, Operation<any>>;
