import { withScratch, type Kernels, type Pointer } from "../backend/index.js";

/** Aᵀ B into C `[m, n]`: A `[rows, m]`, B `[rows, n]`. */
export function transposedProduct(
  k: Kernels,
  a: Pointer,
  m: number,
  b: Pointer,
  n: number,
  rows: number,
  c: Pointer,
): void {
  withScratch(k.memory, (scratch) => {
    const room = scratch.take(k.transposedScratch(m, n, rows));
    k.multiplyTransposed(m, n, rows, a, m, b, n, c, n, 0, room);
  });
}
