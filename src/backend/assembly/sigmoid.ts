import { Exponential } from "./exponential";

/** σ(x) = 1 / (1 + e⁻ˣ). By e⁻ˣ and not by tanh, so that small values keep their relative accuracy. */
export class Sigmoid {
  @inline
  static of(x: v128): v128 {
    const one = f32x4.splat(1);
    return f32x4.div(one, f32x4.add(one, Exponential.of(f32x4.neg(x))));
  }

  /** The gradient of x from y = σ(x) and the gradient of y: g·y·(1 − y). */
  @inline
  static derivative(y: v128, gradient: v128): v128 {
    return f32x4.mul(f32x4.mul(gradient, y), f32x4.sub(f32x4.splat(1), y));
  }
}
