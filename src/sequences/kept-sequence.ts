import { KernelBlocks } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";

/** What the backward pass of a loop over time needs of its forward pass. */
export class KeptSequence extends KernelBlocks {
  /** The hidden states of all time steps. */
  outputs!: Tensor;
}
