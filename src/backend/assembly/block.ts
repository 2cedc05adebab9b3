import { tile1, tile2, tile4 } from "./tile";

/** Room for a tile that reaches over the edge of C. */
const EDGE = memory.data(128, 16);

/** One panel of C: 8 columns, any number of rows. Arguments as for a tile. */
export function block(
  rows: i32,
  K: i32,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: i32,
): void {
  for (; rows >= 4; rows -= 4) {
    tile4(K, a, aRow, aTerm, b, c, cRow, accumulate);
    a += aRow << 2;
    c += cRow << 2;
  }
  if (rows & 2) {
    tile2(K, a, aRow, aTerm, b, c, cRow, accumulate);
    a += aRow << 1;
    c += cRow << 1;
  }
  if (rows & 1) tile1(K, a, aTerm, b, c, accumulate);
}

/** A panel of C that has only the first `columns` of its 8 columns. */
export function edgeBlock(
  columns: i32,
  rows: i32,
  K: i32,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: i32,
): void {
  const width = (<usize>columns) << 2;
  for (let row = 0; row < rows; row += 4) {
    const height = min(4, rows - row);
    if (accumulate) copyRows(height, width, c, cRow, EDGE, 32);
    block(height, K, a, aRow, aTerm, b, EDGE, 32, accumulate);
    copyRows(height, width, EDGE, 32, c, cRow);
    a += aRow << 2;
    c += cRow << 2;
  }
}

function copyRows(
  rows: i32,
  width: usize,
  source: usize,
  sourceRow: usize,
  target: usize,
  targetRow: usize,
): void {
  for (; rows > 0; rows--) {
    for (let i: usize = 0; i < width; i += 4) store<f32>(target + i, load<f32>(source + i));
    source += sourceRow;
    target += targetRow;
  }
}
