import { kernels, withScratch } from "../backend/index.js";
import { Tensor } from "./tensor.js";

/** The names of the kernels of an activation: y from x, and the gradient at x from y. */
export interface ActivationKernels {
  readonly forward: "tanh" | "sigmoid";
  readonly backward: "dtanh" | "dsigmoid";
}

/** The activation of a float32 tensor by its kernel; nothing where there is none. */
export function activate(
  { forward }: ActivationKernels,
  { data, shape }: Tensor,
): Tensor | undefined {
  const k = data instanceof Float32Array ? kernels() : undefined;
  if (!k) return undefined;
  return withScratch(k.memory, (scratch) => {
    const block = scratch.holding(data as Float32Array);
    k[forward](data.length, block, block);
    return new Tensor(k.memory.read(block, data.length), shape);
  });
}

/** The gradient at its argument, from its result and the gradient there; as `activate`. */
export function activationGradient(
  { backward }: ActivationKernels,
  { data, shape }: Tensor,
  gradient: Tensor,
): Tensor | undefined {
  const k = data instanceof Float32Array ? kernels() : undefined;
  if (!k) return undefined;
  return withScratch(k.memory, (scratch) => {
    const y = scratch.holding(data as Float32Array);
    const block = scratch.holding(gradient.data as Float32Array);
    k[backward](data.length, y, block, block);
    return new Tensor(k.memory.read(block, data.length), shape);
  });
}
