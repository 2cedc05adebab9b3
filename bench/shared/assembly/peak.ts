/** The floating-point operations of a turn: a product and a sum in each lane of 13 vectors. */
export const OPERATIONS: i32 = 13 * 4 * 2;

/**
 * Multiplies and adds in registers alone, as fast as 128-bit vectors allow: no matrix product can be
 * faster. So many sums that none waits for the one before, and as many as there are registers for.
 */
export function peak(turns: i32, factor: f32): f32 {
  const x = f32x4.splat(factor);
  const y = f32x4.splat(factor);
  let s0 = x;
  let s1 = x;
  let s2 = x;
  let s3 = x;
  let s4 = x;
  let s5 = x;
  let s6 = x;
  let s7 = x;
  let s8 = x;
  let s9 = x;
  let s10 = x;
  let s11 = x;
  let s12 = x;
  for (; turns > 0; turns--) {
    s0 = f32x4.add(f32x4.mul(s0, x), y);
    s1 = f32x4.add(f32x4.mul(s1, x), y);
    s2 = f32x4.add(f32x4.mul(s2, x), y);
    s3 = f32x4.add(f32x4.mul(s3, x), y);
    s4 = f32x4.add(f32x4.mul(s4, x), y);
    s5 = f32x4.add(f32x4.mul(s5, x), y);
    s6 = f32x4.add(f32x4.mul(s6, x), y);
    s7 = f32x4.add(f32x4.mul(s7, x), y);
    s8 = f32x4.add(f32x4.mul(s8, x), y);
    s9 = f32x4.add(f32x4.mul(s9, x), y);
    s10 = f32x4.add(f32x4.mul(s10, x), y);
    s11 = f32x4.add(f32x4.mul(s11, x), y);
    s12 = f32x4.add(f32x4.mul(s12, x), y);
  }
  s0 = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  s4 = f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7));
  s8 = f32x4.add(f32x4.add(s8, s9), f32x4.add(s10, s11));
  return f32x4.extract_lane(f32x4.add(f32x4.add(s0, s4), f32x4.add(s8, s12)), 0);
}
