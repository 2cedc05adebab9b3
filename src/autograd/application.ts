import type { Tensor } from "../tensor/tensor.js";

/** What a call keeps for its backward pass; it is let go when no tape needs it any more. */
export interface Kept {
  retain(): void;
  release(): void;
}

/** A call of an operation, as a tape keeps it. */
export interface Application {
  readonly name: string;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  /**
   * The gradients of the loss with respect to the inputs that are wanted, from those with respect to
   * the outputs (vector–Jacobian products). An output that the loss does not depend on has none.
   */
  readonly backward: (
    gradients: readonly (Tensor | undefined)[],
    wanted: readonly boolean[],
  ) => readonly (Tensor | undefined)[];
  readonly kept?: Kept;
}
