import { kernels, withScratch } from "../backend/index.js";
import type { TypedArray } from "../tensor/dtype.js";
import { Tensor } from "../tensor/tensor.js";

/** The length of all gradients taken as one long vector: √ Σ g². */
export function globalNorm(gradients: readonly Tensor[]): number {
  let squares = 0;
  for (const { data } of gradients) squares += sumOfSquares(data);
  return Math.sqrt(squares);
}

/**
 * Gradients shortened together, if need be, so that their global norm is at most `clipNorm`; their
 * common direction stays (Pascanu, Mikolov and Bengio, 2013, algorithm 1).
 * @returns the gradients, and the global norm that they had before.
 * @throws RangeError when `clipNorm` is not positive.
 */
export function clipByGlobalNorm(
  gradients: readonly Tensor[],
  clipNorm: number,
): { gradients: Tensor[]; globalNorm: number } {
  if (!(clipNorm > 0)) {
    throw new RangeError(`clipByGlobalNorm: clipNorm must be positive, got ${clipNorm}`);
  }
  const norm = globalNorm(gradients);
  if (norm <= clipNorm) return { gradients: [...gradients], globalNorm: norm };
  const factor = clipNorm / norm;
  return { gradients: gradients.map((gradient) => scaled(gradient, factor)), globalNorm: norm };
}

/** Σ x², in float64. */
function sumOfSquares(x: TypedArray): number {
  const k = x instanceof Float32Array ? kernels() : undefined;
  if (k) return withScratch(k.memory, (scratch) => k.sumOfSquares(x.length, scratch.holding(x)));
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return sum;
}

function scaled({ data, shape }: Tensor, factor: number): Tensor {
  const k = data instanceof Float32Array ? kernels() : undefined;
  if (!k)
    return new Tensor(
      data.map((x: number) => x * factor),
      shape,
    );
  return withScratch(k.memory, (scratch) => {
    const block = scratch.holding(data);
    k.scale(data.length, block, factor, block);
    return new Tensor(k.memory.read(block, data.length), shape);
  });
}
