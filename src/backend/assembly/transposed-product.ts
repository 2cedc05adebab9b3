import { block, edgeBlock } from "./block";
import { packPanel } from "./packing";

/** Terms and rows of C of a block: its panels fit in the caches. */
const TERMS = 256;
const ROWS = 128;

/** The numbers of `scratch` that `multiplyTransposed` needs for these sizes. */
export function transposedScratch(M: i32, N: i32, K: i32): i32 {
  return min(TERMS, K) * (8 + (min(ROWS, M + 3) & ~3));
}

/**
 * C = Aᵀ·B, or C += Aᵀ·B, with A `[K, M]`, B `[K, N]` and C `[M, N]`: the gradient of weights, where K
 * counts the rows of the whole batch at all time steps. Every number of C is summed in the order of k.
 */
export function multiplyTransposed(
  M: i32,
  N: i32,
  K: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  accumulate: i32,
  scratch: usize,
): void {
  const aTerm = (<usize>lda) << 2;
  const bTerm = (<usize>ldb) << 2;
  const cRow = (<usize>ldc) << 2;
  for (let k = 0; k < K; k += TERMS) {
    const terms = min(TERMS, K - k);
    const panel = scratch;
    const packed = scratch + ((<usize>terms) << 5);
    const left = a + <usize>k * aTerm;
    const right = b + <usize>k * bTerm;
    for (let m = 0; m < M; m += ROWS) {
      const rows = min(ROWS, M - m);
      packLeft(rows, terms, left + ((<usize>m) << 2), aTerm, packed);
      for (let n = 0; n < N; n += 8) {
        const columns = min(8, N - n);
        packPanel(terms, columns, right + ((<usize>n) << 2), bTerm, panel);
        const result = c + <usize>m * cRow + ((<usize>n) << 2);
        multiplyPanel(rows, columns, terms, packed, panel, result, cRow, accumulate);
      }
    }
    accumulate = 1;
  }
}

/** Packs A[k, m] into panels of 4 rows of C, `[⌈rows/4⌉][terms][4]`. */
function packLeft(rows: i32, terms: i32, a: usize, aTerm: usize, target: usize): void {
  for (; rows >= 4; rows -= 4, a += 16) {
    let source = a;
    for (const end = target + ((<usize>terms) << 4); target < end; target += 16) {
      v128.store(target, v128.load(source));
      source += aTerm;
    }
  }
  if (!rows) return;
  const width = (<usize>rows) << 2;
  for (const end = target + ((<usize>terms) << 4); target < end; target += 16) {
    for (let i: usize = 0; i < width; i += 4) store<f32>(target + i, load<f32>(a + i));
    a += aTerm;
  }
}

/** Eight columns of C, or fewer, from packed A and a panel of B. */
function multiplyPanel(
  rows: i32,
  columns: i32,
  terms: i32,
  packed: usize,
  panel: usize,
  c: usize,
  cRow: usize,
  accumulate: i32,
): void {
  for (let m = 0; m < rows; m += 4) {
    const height = min(4, rows - m);
    if (columns == 8) block(height, terms, packed, 4, 16, panel, c, cRow, accumulate);
    else edgeBlock(columns, height, terms, packed, 4, 16, panel, c, cRow, accumulate);
    packed += (<usize>terms) << 4;
    c += cRow << 2;
  }
}
