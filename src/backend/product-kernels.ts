import type { Pointer } from "./memory.js";

/** Matrix products, and sums of columns. These write nothing but their result. */
export interface ProductKernels {
  /** Packs B[k, n] = source[k·ld + n] for `multiplyPacked`: `packedSize(K, N)` numbers at target. */
  packColumns(K: number, N: number, source: Pointer, ld: number, target: Pointer): void;
  /** Packs the transpose, B[k, n] = source[n·ld + k]. */
  packRows(K: number, N: number, source: Pointer, ld: number, target: Pointer): void;
  /**
   * C (+)= A·B: A `[M, K]`, B packed, C `[M, N]`. Each number is the sum of its products in the order of
   * k, every product and every sum rounded.
   */
  multiplyPacked(
    M: number,
    N: number,
    K: number,
    a: Pointer,
    lda: number,
    packed: Pointer,
    c: Pointer,
    ldc: number,
    accumulate: number,
  ): void;
  /** C (+)= Aᵀ·B: A `[K, M]`, B `[K, N]`, C `[M, N]`; sums as for `multiplyPacked`. */
  multiplyTransposed(
    M: number,
    N: number,
    K: number,
    a: Pointer,
    lda: number,
    b: Pointer,
    ldb: number,
    c: Pointer,
    ldc: number,
    accumulate: number,
    scratch: Pointer,
  ): void;
  /** The numbers of `scratch` that `multiplyTransposed` uses. */
  transposedScratch(M: number, N: number, K: number): number;
  /** sums[n] (+)= Σ b[k, n] over the rows of B `[K, N]` in their order. */
  columnSums(
    K: number,
    N: number,
    b: Pointer,
    ldb: number,
    sums: Pointer,
    accumulate: number,
  ): void;
}

/** The numbers that packed B `[K, N]` takes. */
export function packedSize(K: number, N: number): number {
  return Math.ceil(N / 8) * 8 * K;
}
