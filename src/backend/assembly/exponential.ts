/** x · log₂e + 1.5·2²³ has the nearest whole number to x · log₂e in its low bits. */
const WHOLE: f32 = 12582912;

/**
 * eˣ = 2ⁿ · e^r with n the whole number nearest to x·log₂e and |r| ≤ ½ ln 2, where e^r is the
 * polynomial of Cephes' expf (Moshier): about 1 unit in the last place. Infinity above 88.73, 0 below
 * −87.69, NaN for NaN.
 */
export class Exponential {
  @inline
  static of(argument: v128): v128 {
    const x = f32x4.pmin(f32x4.pmax(argument, f32x4.splat(-88)), f32x4.splat(89));
    const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(WHOLE));
    const n = f32x4.sub(shifted, f32x4.splat(WHOLE));
    // ln 2 in two parts, of which n times the first is exact.
    let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
    r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.1219444e-4)));
    let p = f32x4.splat(1.98756915e-4);
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
    p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
    p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
    // In two steps, since 2¹²⁸ is no float32, but the numbers just below it are.
    const exponent = i32x4.sub(shifted, i32x4.splat(0x4b400000));
    const most = i32x4.min_s(exponent, i32x4.splat(127));
    return f32x4.mul(f32x4.mul(p, power(most)), power(i32x4.sub(exponent, most)));
  }
}

/** 2ⁿ for −126 ≤ n ≤ 127, and 0 for n = −127: denormal numbers would make a processor slow. */
function power(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}
