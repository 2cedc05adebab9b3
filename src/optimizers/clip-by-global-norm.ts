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

/** Σ x² in float64, in four sums side by side: one alone waits for itself at each addition. */
function sumOfSquares(x: TypedArray): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 4 <= x.length; i += 4) {
    a += x[i] * x[i];
    b += x[i + 1] * x[i + 1];
    c += x[i + 2] * x[i + 2];
    d += x[i + 3] * x[i + 3];
  }
  for (; i < x.length; i++) a += x[i] * x[i];
  return a + b + (c + d);
}

function scaled({ data, shape }: Tensor, factor: number): Tensor {
  const result = data.slice();
  for (let i = 0; i < result.length; i++) result[i] *= factor;
  return new Tensor(result, shape);
}
