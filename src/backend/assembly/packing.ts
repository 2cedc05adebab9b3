/**
 * Panels of 8 columns of B, `[⌈N/8⌉][K][8]`, with zeros on the right of the last one: what the tiles
 * read. Weights are packed once and used at every time step.
 */

/** Packs B[k, n] = source[k·ld + n]. */
export function packColumns(K: i32, N: i32, source: usize, ld: i32, target: usize): void {
  const row = (<usize>ld) << 2;
  for (let n = 0; n < N; n += 8) {
    const columns = min(8, N - n);
    packPanel(K, columns, source, row, target);
    source += 32;
    target += (<usize>K) << 5;
  }
}

/** Packs one panel of B[k, n] = source[k·row + n], of which `columns` are there. */
export function packPanel(K: i32, columns: i32, source: usize, row: usize, target: usize): void {
  const end = target + ((<usize>K) << 5);
  if (columns == 8) {
    for (; target < end; target += 32) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      source += row;
    }
    return;
  }
  const width = (<usize>columns) << 2;
  for (; target < end; target += 32) {
    for (let i: usize = 0; i < 32; i += 4) {
      store<f32>(target + i, i < width ? load<f32>(source + i) : <f32>0);
    }
    source += row;
  }
}

/** Packs the transpose, B[k, n] = source[n·ld + k]. */
export function packRows(K: i32, N: i32, source: usize, ld: i32, target: usize): void {
  const row = (<usize>ld) << 2;
  for (let n = 0; n < N; n += 4) {
    transposeRows(K, min(4, N - n), source, row, target);
    source += row << 2;
    // Two halves make a panel.
    target += n & 4 ? ((<usize>K) << 5) - 16 : 16;
  }
  if ((N - 1) & 4) return;
  for (let k = 0; k < K; k++, target += 32) v128.store(target, f32x4.splat(0));
}

/** Up to 4 rows of the source become half a panel's columns. */
function transposeRows(K: i32, rows: i32, source: usize, row: usize, target: usize): void {
  const source1 = rows > 1 ? source + row : source;
  const source2 = rows > 2 ? source1 + row : source;
  const source3 = rows > 3 ? source2 + row : source;
  let k: usize = 0;
  const end = (<usize>K) << 2;
  if (rows == 4) {
    for (; k + 16 <= end; k += 16, target += 128) {
      const a = v128.load(source + k);
      const b = v128.load(source1 + k);
      const c = v128.load(source2 + k);
      const d = v128.load(source3 + k);
      const ab01 = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const ab23 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cd01 = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const cd23 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      v128.store(target, v128.shuffle<f32>(ab01, cd01, 0, 1, 4, 5));
      v128.store(target, v128.shuffle<f32>(ab01, cd01, 2, 3, 6, 7), 32);
      v128.store(target, v128.shuffle<f32>(ab23, cd23, 0, 1, 4, 5), 64);
      v128.store(target, v128.shuffle<f32>(ab23, cd23, 2, 3, 6, 7), 96);
    }
  }
  for (; k < end; k += 4, target += 32) {
    store<f32>(target, load<f32>(source + k));
    store<f32>(target, rows > 1 ? load<f32>(source1 + k) : <f32>0, 4);
    store<f32>(target, rows > 2 ? load<f32>(source2 + k) : <f32>0, 8);
    store<f32>(target, rows > 3 ? load<f32>(source3 + k) : <f32>0, 12);
  }
}
