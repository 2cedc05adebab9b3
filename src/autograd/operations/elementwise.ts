import {
  activate,
  activationGradient,
  type ActivationKernels,
} from "../../tensor/activation-kernels.js";
import { map, sumTo, zip, zip3 } from "../../tensor/elementwise.js";
import type { Tensor } from "../../tensor/tensor.js";
import { operation, type Operation } from "../operation.js";

/** A function of one number, and the gradient at x from the gradient at y = f(x). */
export interface UnaryRule {
  readonly forward: (x: number) => number;
  readonly backward: (gradient: number, x: number, y: number) => number;
  /** The kernels that do the same to many float32 numbers at once, if there are any. */
  readonly kernels?: ActivationKernels;
}

export type UnaryOperation = Operation<[x: Tensor]>;

/** The differentiable operation that applies a function to every value. */
export function unary(name: string, { forward, backward, kernels }: UnaryRule): UnaryOperation {
  return operation<[x: Tensor]>(name, {
    forward: (x) => (kernels && activate(kernels, x)) ?? map(x, forward),
    backward: [
      (gradient, [x], y) =>
        (kernels && activationGradient(kernels, y, gradient)) ?? zip3(gradient, x, y, backward),
    ],
  });
}

/** A function of two numbers, and the gradients at each of them from the gradient at the result. */
export interface BinaryRule {
  readonly forward: (a: number, b: number) => number;
  readonly backward: readonly [
    (gradient: number, a: number, b: number) => number,
    (gradient: number, a: number, b: number) => number,
  ];
}

export type BinaryOperation = Operation<[a: Tensor, b: Tensor]>;

/** The differentiable operation that applies a function to two tensors, broadcast to each other. */
export function binary(
  name: string,
  { forward, backward: [toA, toB] }: BinaryRule,
): BinaryOperation {
  return operation<[a: Tensor, b: Tensor]>(name, {
    forward: (a, b) => zip(name, a, b, forward),
    backward: [
      (gradient, [a, b]) => sumTo(zip3(gradient, a, b, toA), a.shape),
      (gradient, [a, b]) => sumTo(zip3(gradient, a, b, toB), b.shape),
    ],
  });
}
