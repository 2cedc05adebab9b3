import { Blocks } from "./blocks.js";
import type { Kernels } from "./kernels.js";

/**
 * Blocks that outlive a forward pass, with the kernels that filled them: whatever `setBackend` has chosen
 * since, these know where things are.
 */
export class KernelBlocks extends Blocks {
  readonly k: Kernels;

  constructor(k: Kernels) {
    super(k.memory);
    this.k = k;
  }
}
