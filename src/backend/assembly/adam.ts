/**
 * A step of Adam (Kingma and Ba, 2015, algorithm 1) on a block of numbers, in place:
 * m = β₁m + (1 − β₁)g, v = β₂v + ((1 − β₂)g)g, θ −= rate·m / (√(v·unbias) + ε), where the caller gives
 * rate = learningRate / (1 − β₁ᵗ) and unbias = 1 / (1 − β₂ᵗ). The scalars, 1 − β among them, are
 * float64 and rounded to float32 once; then every operation is float32's.
 */
export function adam(
  n: i32,
  parameters: usize,
  gradients: usize,
  means: usize,
  squares: usize,
  beta1: f64,
  beta2: f64,
  rate: f64,
  unbias: f64,
  epsilon: f64,
): void {
  const keepMean = f32x4.splat(<f32>beta1);
  const addMean = f32x4.splat(<f32>(1 - beta1));
  const keepSquare = f32x4.splat(<f32>beta2);
  const addSquare = f32x4.splat(<f32>(1 - beta2));
  const rates = f32x4.splat(<f32>rate);
  const unbiases = f32x4.splat(<f32>unbias);
  const epsilons = f32x4.splat(<f32>epsilon);
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) {
    const g = v128.load(gradients + i);
    const m = f32x4.add(f32x4.mul(keepMean, v128.load(means + i)), f32x4.mul(addMean, g));
    const v = f32x4.add(
      f32x4.mul(keepSquare, v128.load(squares + i)),
      f32x4.mul(f32x4.mul(addSquare, g), g),
    );
    v128.store(means + i, m);
    v128.store(squares + i, v);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, unbiases)), epsilons);
    const step = f32x4.div(f32x4.mul(rates, m), root);
    v128.store(parameters + i, f32x4.sub(v128.load(parameters + i), step));
  }
}
