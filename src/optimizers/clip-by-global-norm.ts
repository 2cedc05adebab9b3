import { map } from "../tensor/elementwise.js";
import type { Tensor } from "../tensor/tensor.js";

/** The length of all gradients taken as one long vector: √ Σ g². */
export function globalNorm(gradients: readonly Tensor[]): number {
  let squares = 0;
  for (const { data } of gradients) {
    for (let i = 0; i < data.length; i++) squares += data[i] * data[i];
  }
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
  return { gradients: gradients.map((g) => map(g, (x) => x * factor)), globalNorm: norm };
}
