/** Row r of the target becomes row indices[r] of the source; its numbers from width to ldTarget become 0. */
export function gatherRows(
  rows: i32,
  width: i32,
  indices: usize,
  source: usize,
  ldSource: i32,
  target: usize,
  ldTarget: i32,
): void {
  const size = (<usize>width) << 2;
  const targetRow = (<usize>ldTarget) << 2;
  for (let r = 0; r < rows; r++, target += targetRow) {
    copyRow(size, rowAt(source, indices, r, ldSource), target);
    for (let i = size; i < targetRow; i += 4) store<f32>(target + i, 0);
  }
}

/** Row indices[r] of the target becomes row r of the source, in its first `width` numbers. */
export function scatterRows(
  rows: i32,
  width: i32,
  indices: usize,
  source: usize,
  ldSource: i32,
  target: usize,
  ldTarget: i32,
): void {
  const size = (<usize>width) << 2;
  const sourceRow = (<usize>ldSource) << 2;
  for (let r = 0; r < rows; r++, source += sourceRow) {
    copyRow(size, source, rowAt(target, indices, r, ldTarget));
  }
}

/** Row r of the source is added to row indices[r] of the target, r ascending. */
export function scatterAddRows(
  rows: i32,
  width: i32,
  indices: usize,
  source: usize,
  ldSource: i32,
  target: usize,
  ldTarget: i32,
): void {
  const size = (<usize>width) << 2;
  const sourceRow = (<usize>ldSource) << 2;
  for (let r = 0; r < rows; r++, source += sourceRow) {
    const to = rowAt(target, indices, r, ldTarget);
    let i: usize = 0;
    for (; i + 16 <= size; i += 16) {
      v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(source + i)));
    }
    for (; i < size; i += 4) store<f32>(to + i, load<f32>(to + i) + load<f32>(source + i));
  }
}

function rowAt(base: usize, indices: usize, r: i32, ld: i32): usize {
  return base + ((<usize>load<i32>(indices + ((<usize>r) << 2)) * <usize>ld) << 2);
}

function copyRow(size: usize, source: usize, target: usize): void {
  let i: usize = 0;
  for (; i + 16 <= size; i += 16) v128.store(target + i, v128.load(source + i));
  for (; i < size; i += 4) store<f32>(target + i, load<f32>(source + i));
}
