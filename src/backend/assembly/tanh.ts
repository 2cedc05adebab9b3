/** Where the rational reaches 1 to float32. */
const LIMIT: f32 = 7.90531110763549805;

/**
 * tanh x as x·p(x²)/q(x²), degrees 13 and 6: the coefficients of Eigen's `ptanh`. Absolute error below
 * 4e-7, never beyond ±1, odd, NaN for NaN.
 */
export class Tanh {
  @inline
  static of(argument: v128): v128 {
    const x = f32x4.pmin(f32x4.pmax(argument, f32x4.splat(-LIMIT)), f32x4.splat(LIMIT));
    const square = f32x4.mul(x, x);
    let p = f32x4.splat(-2.76076847742355e-16);
    p = f32x4.add(f32x4.mul(p, square), f32x4.splat(2.00018790482477e-13));
    p = f32x4.add(f32x4.mul(p, square), f32x4.splat(-8.60467152213735e-11));
    p = f32x4.add(f32x4.mul(p, square), f32x4.splat(5.12229709037114e-8));
    p = f32x4.add(f32x4.mul(p, square), f32x4.splat(1.48572235717979e-5));
    p = f32x4.add(f32x4.mul(p, square), f32x4.splat(6.37261928875436e-4));
    p = f32x4.add(f32x4.mul(p, square), f32x4.splat(4.89352455891786e-3));
    let q = f32x4.splat(1.19825839466702e-6);
    q = f32x4.add(f32x4.mul(q, square), f32x4.splat(1.18534705686654e-4));
    q = f32x4.add(f32x4.mul(q, square), f32x4.splat(2.268434632439e-3));
    q = f32x4.add(f32x4.mul(q, square), f32x4.splat(4.89352518554385e-3));
    return f32x4.mul(x, f32x4.div(p, q));
  }

  /** The gradient of x from y = tanh x and the gradient of y: g·(1 − y²). */
  @inline
  static derivative(y: v128, gradient: v128): v128 {
    return f32x4.mul(gradient, f32x4.sub(f32x4.splat(1), f32x4.mul(y, y)));
  }
}
