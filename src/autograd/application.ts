import type { Tensor } from "../tensor/tensor.js";

/**
 * The gradient of the loss with respect to one argument, from the gradient with respect to the
 * output (a vector–Jacobian product). `index` counts within an argument that is a list of tensors.
 */
export type Gradient<Args extends readonly unknown[]> = (
  gradient: Tensor,
  args: Args,
  output: Tensor,
  index: number,
) => Tensor;

/** A call of an operation, as a tape keeps it. */
export interface Application {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly output: Tensor;
  /** One for each argument that is a tensor or a list of tensors; these come first. */
  readonly backward: readonly Gradient<readonly unknown[]>[];
}

/** The tensors of an argument: itself, or the members of a list. */
export function tensorsOf(arg: unknown): readonly Tensor[] {
  return Array.isArray(arg) ? arg : [arg as Tensor];
}
