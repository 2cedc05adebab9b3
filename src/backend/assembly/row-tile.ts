/** 16 zeros. */
const ZEROS = memory.data(64, 16);

/**
 * One row of C, 16 columns at once: with a batch of 1 a tile of 8 columns waits for each of its sums
 * before it begins the next, and for 32 there are too few registers. Two panels of B lie `panel` bytes
 * apart. The order of sums is the tile's.
 */
export function rowTile(K: i32, a: usize, b: usize, panel: usize, c: usize, accumulate: i32): void {
  const from = accumulate ? c : ZEROS;
  let c0 = v128.load(from);
  let c1 = v128.load(from, 16);
  let c2 = v128.load(from, 32);
  let c3 = v128.load(from, 48);
  let next = b + panel;
  for (const end = a + ((<usize>K) << 2); a < end; a += 4) {
    const x = v128.load32_splat(a);
    c0 = f32x4.add(c0, f32x4.mul(x, v128.load(b)));
    c1 = f32x4.add(c1, f32x4.mul(x, v128.load(b, 16)));
    c2 = f32x4.add(c2, f32x4.mul(x, v128.load(next)));
    c3 = f32x4.add(c3, f32x4.mul(x, v128.load(next, 16)));
    b += 32;
    next += 32;
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}
