/**
 * The innermost loops of every matrix product: 8 columns of C, for 4, 2 or 1 rows, stay in registers
 * while k runs. Each number of C is the sum of its products in the order of k, beginning from 0 or
 * from the old C; each product and each sum is rounded once.
 *
 * A[m, k] lies at `a + m·aRow + k·aTerm`, so that one loop reads A, its transpose, or panels of it;
 * B is a panel of 8 columns, `[K][8]`; rows of C are `cRow` apart. All distances are in bytes.
 *
 * The sums begin from C or from zeros by address, without a branch: behind one V8 moves each sum from
 * register to register at every turn, a sixth of all time. Unrolled by hand it runs out of registers.
 */

/** Eight zeros. */
const ZEROS = memory.data(32, 16);

/** C of 4 × 8 numbers. */
export function tile4(
  K: i32,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: i32,
): void {
  let from = accumulate ? c : ZEROS;
  const fromRow = accumulate ? cRow : 0;
  let left0 = v128.load(from);
  let right0 = v128.load(from, 16);
  from += fromRow;
  let left1 = v128.load(from);
  let right1 = v128.load(from, 16);
  from += fromRow;
  let left2 = v128.load(from);
  let right2 = v128.load(from, 16);
  from += fromRow;
  let left3 = v128.load(from);
  let right3 = v128.load(from, 16);
  let a1 = a + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  for (const end = b + ((<usize>K) << 5); b < end; b += 32) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let x = v128.load32_splat(a);
    left0 = f32x4.add(left0, f32x4.mul(x, left));
    right0 = f32x4.add(right0, f32x4.mul(x, right));
    x = v128.load32_splat(a1);
    left1 = f32x4.add(left1, f32x4.mul(x, left));
    right1 = f32x4.add(right1, f32x4.mul(x, right));
    x = v128.load32_splat(a2);
    left2 = f32x4.add(left2, f32x4.mul(x, left));
    right2 = f32x4.add(right2, f32x4.mul(x, right));
    x = v128.load32_splat(a3);
    left3 = f32x4.add(left3, f32x4.mul(x, left));
    right3 = f32x4.add(right3, f32x4.mul(x, right));
    a += aTerm;
    a1 += aTerm;
    a2 += aTerm;
    a3 += aTerm;
  }
  v128.store(c, left0);
  v128.store(c, right0, 16);
  c += cRow;
  v128.store(c, left1);
  v128.store(c, right1, 16);
  c += cRow;
  v128.store(c, left2);
  v128.store(c, right2, 16);
  c += cRow;
  v128.store(c, left3);
  v128.store(c, right3, 16);
}

/** C of 2 × 8 numbers. */
export function tile2(
  K: i32,
  a: usize,
  aRow: usize,
  aTerm: usize,
  b: usize,
  c: usize,
  cRow: usize,
  accumulate: i32,
): void {
  let from = accumulate ? c : ZEROS;
  let left0 = v128.load(from);
  let right0 = v128.load(from, 16);
  from += accumulate ? cRow : 0;
  let left1 = v128.load(from);
  let right1 = v128.load(from, 16);
  let a1 = a + aRow;
  for (const end = b + ((<usize>K) << 5); b < end; b += 32) {
    const left = v128.load(b);
    const right = v128.load(b, 16);
    let x = v128.load32_splat(a);
    left0 = f32x4.add(left0, f32x4.mul(x, left));
    right0 = f32x4.add(right0, f32x4.mul(x, right));
    x = v128.load32_splat(a1);
    left1 = f32x4.add(left1, f32x4.mul(x, left));
    right1 = f32x4.add(right1, f32x4.mul(x, right));
    a += aTerm;
    a1 += aTerm;
  }
  v128.store(c, left0);
  v128.store(c, right0, 16);
  c += cRow;
  v128.store(c, left1);
  v128.store(c, right1, 16);
}

/** C of 1 × 8 numbers. */
export function tile1(K: i32, a: usize, aTerm: usize, b: usize, c: usize, accumulate: i32): void {
  const from = accumulate ? c : ZEROS;
  let left = v128.load(from);
  let right = v128.load(from, 16);
  for (const end = b + ((<usize>K) << 5); b < end; b += 32) {
    const x = v128.load32_splat(a);
    left = f32x4.add(left, f32x4.mul(x, v128.load(b)));
    right = f32x4.add(right, f32x4.mul(x, v128.load(b, 16)));
    a += aTerm;
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}
