import { Blocks, type Kernels } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";

/** What the backward pass of a loop over time needs of its forward pass. */
export class KeptSequence extends Blocks {
  /** Those of the forward pass, whatever `setBackend` has chosen since: they know where things are. */
  readonly k: Kernels;
  /** The hidden states of all time steps. */
  outputs!: Tensor;

  constructor(k: Kernels) {
    super(k.memory);
    this.k = k;
  }
}
