/**
 * The innermost loops of every matrix product: 8 columns of C, for 4, 2 or 1 rows, stay in registers
 * while k runs. Each number of C is the sum of its products in the order of k, beginning from 0 or
 * from the old C; each product and each sum is rounded once.
 *
 * A[m, k] lies at `a + m·aRow + k·aTerm`, so that one loop reads A, its transpose, or panels of it;
 * B is a panel of 8 columns, `[K][8]`; rows of C are `cRow` apart. All distances are in bytes.
 */

/** C of 4 × 8 numbers. The loop is not unrolled: with more in flight V8 runs out of registers. */
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
  const c1 = c + cRow;
  const c2 = c1 + cRow;
  const c3 = c2 + cRow;
  let left0 = f32x4.splat(0);
  let left1 = f32x4.splat(0);
  let left2 = f32x4.splat(0);
  let left3 = f32x4.splat(0);
  let right0 = f32x4.splat(0);
  let right1 = f32x4.splat(0);
  let right2 = f32x4.splat(0);
  let right3 = f32x4.splat(0);
  if (accumulate) {
    left0 = v128.load(c);
    right0 = v128.load(c, 16);
    left1 = v128.load(c1);
    right1 = v128.load(c1, 16);
    left2 = v128.load(c2);
    right2 = v128.load(c2, 16);
    left3 = v128.load(c3);
    right3 = v128.load(c3, 16);
  }
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
  v128.store(c1, left1);
  v128.store(c1, right1, 16);
  v128.store(c2, left2);
  v128.store(c2, right2, 16);
  v128.store(c3, left3);
  v128.store(c3, right3, 16);
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
  const c1 = c + cRow;
  let left0 = f32x4.splat(0);
  let left1 = f32x4.splat(0);
  let right0 = f32x4.splat(0);
  let right1 = f32x4.splat(0);
  if (accumulate) {
    left0 = v128.load(c);
    right0 = v128.load(c, 16);
    left1 = v128.load(c1);
    right1 = v128.load(c1, 16);
  }
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
  v128.store(c1, left1);
  v128.store(c1, right1, 16);
}

/** C of 1 × 8 numbers. */
export function tile1(K: i32, a: usize, aTerm: usize, b: usize, c: usize, accumulate: i32): void {
  let left0 = f32x4.splat(0);
  let right0 = f32x4.splat(0);
  if (accumulate) {
    left0 = v128.load(c);
    right0 = v128.load(c, 16);
  }
  for (const end = b + ((<usize>K) << 5); b < end; b += 32) {
    const x = v128.load32_splat(a);
    left0 = f32x4.add(left0, f32x4.mul(x, v128.load(b)));
    right0 = f32x4.add(right0, f32x4.mul(x, v128.load(b, 16)));
    a += aTerm;
  }
  v128.store(c, left0);
  v128.store(c, right0, 16);
}
