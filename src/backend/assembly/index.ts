export { packColumns, packRows } from "./packing";
export { multiplyPacked } from "./product";
export { multiplyTransposed, transposedScratch } from "./transposed-product";
export { columnSums } from "./column-sums";
export { addMasked, dsigmoid, dtanh, exponential, mask, scale, sigmoid, tanh } from "./elementwise";
export { dropout } from "./dropout";
export { sumOfSquares } from "./sum-of-squares";
export { adam } from "./adam";
export { gatherRows, scatterAddRows, scatterRows } from "./rows";
export { basicRnnBackward, basicRnnForward } from "./basic-rnn";
export {
  gruCandidateBackward,
  gruCandidateForward,
  gruGatesBackward,
  gruGatesForward,
} from "./gru";
export { lstmBackward, lstmForward } from "./lstm";
export { peepholeBackward, peepholeForward } from "./peephole-lstm";
export { softmaxCrossEntropy, softmaxCrossEntropyGradient } from "./softmax-cross-entropy";

/** Where the memory that the kernels do not use themselves begins. */
export const heapBase: usize = __heap_base;
