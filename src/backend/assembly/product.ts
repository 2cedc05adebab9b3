import { block, edgeBlock } from "./block";
import { rowTile } from "./row-tile";

/** Terms and rows of a block: a panel of B stays in the first-level cache, the block of A in the second. */
const TERMS = 512;
const ROWS = 96;

/**
 * C = A·B, or C += A·B, with A `[M, K]`, packed B (`packColumns`, `packRows`), and C `[M, N]`. Every
 * number of C is summed in the order of k, whatever the sizes: blocks of k only put the sum down in C
 * and take it up again.
 */
export function multiplyPacked(
  M: i32,
  N: i32,
  K: i32,
  a: usize,
  lda: i32,
  packed: usize,
  c: usize,
  ldc: i32,
  accumulate: i32,
): void {
  if (M == 1) {
    multiplyRow(N, K, a, packed, c, accumulate);
    return;
  }
  const aRow = (<usize>lda) << 2;
  const cRow = (<usize>ldc) << 2;
  const panel = (<usize>K) << 5;
  for (let k = 0; k < K; k += TERMS) {
    const terms = min(TERMS, K - k);
    for (let m = 0; m < M; m += ROWS) {
      const rows = min(ROWS, M - m);
      const left = a + <usize>m * aRow + ((<usize>k) << 2);
      let right = packed + ((<usize>k) << 5);
      let result = c + <usize>m * cRow;
      let columns = N;
      for (; columns >= 8; columns -= 8) {
        block(rows, terms, left, aRow, 4, right, result, cRow, accumulate);
        right += panel;
        result += 32;
      }
      if (columns) {
        edgeBlock(columns, rows, terms, left, aRow, 4, right, result, cRow, accumulate);
      }
    }
    accumulate = 1;
  }
}

/** One row: the batch of 1. */
function multiplyRow(N: i32, K: i32, a: usize, packed: usize, c: usize, accumulate: i32): void {
  const panel = (<usize>K) << 5;
  for (; N >= 16; N -= 16) {
    rowTile(K, a, packed, panel, c, accumulate);
    packed += panel << 1;
    c += 64;
  }
  for (; N >= 8; N -= 8) {
    block(1, K, a, 0, 4, packed, c, 0, accumulate);
    packed += panel;
    c += 32;
  }
  if (N) edgeBlock(N, 1, K, a, 0, 4, packed, c, 0, accumulate);
}
