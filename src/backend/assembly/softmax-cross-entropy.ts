import { Exponential } from "./exponential";
import { Lanes } from "./lanes";

/**
 * For each row of logits z `[rows, classes]` the loss log Σ e^(z − max) + (max − z[label]) and the
 * probabilities e^(z − max) / Σ, which may take the place of the logits. Labels are i32 below `classes`.
 */
export function softmaxCrossEntropy(
  rows: i32,
  classes: i32,
  logits: usize,
  labels: usize,
  losses: usize,
  probabilities: usize,
): void {
  const row = (<usize>classes) << 2;
  for (; rows > 0; rows--, logits += row, probabilities += row, labels += 4, losses += 4) {
    const largest = maximum(classes, logits);
    const atLabel = load<f32>(logits + ((<usize>load<i32>(labels)) << 2));
    const sum = exponentials(classes, logits, largest, probabilities);
    divide(classes, probabilities, sum);
    store<f32>(losses, Mathf.log(sum) + (largest - atLabel));
  }
}

/** May miss a NaN, which the exponentials do not. */
function maximum(n: i32, x: usize): f32 {
  let largest = f32x4.splat(-Infinity);
  for (; n >= 4; n -= 4, x += 16) largest = f32x4.pmax(largest, v128.load(x));
  if (n) largest = f32x4.pmax(largest, Lanes.load(x, n, -Infinity));
  return Lanes.max(largest);
}

/** y = e^(x − largest), of which it returns the sum. */
function exponentials(n: i32, x: usize, largest: f32, y: usize): f32 {
  const shift = f32x4.splat(largest);
  let sums = f32x4.splat(0);
  for (; n >= 4; n -= 4, x += 16, y += 16) {
    const value = Exponential.of(f32x4.sub(v128.load(x), shift));
    sums = f32x4.add(sums, value);
    v128.store(y, value);
  }
  if (n) {
    const value = Exponential.of(f32x4.sub(Lanes.load(x, n, -Infinity), shift));
    sums = f32x4.add(sums, value);
    Lanes.store(y, value, n);
  }
  return Lanes.sum(sums);
}

function divide(n: i32, y: usize, divisor: f32): void {
  const divisors = f32x4.splat(divisor);
  for (; n >= 4; n -= 4, y += 16) v128.store(y, f32x4.div(v128.load(y), divisors));
  for (; n > 0; n--, y += 4) store<f32>(y, load<f32>(y) / divisor);
}

/** The gradient of the logits: gradient[row] · (p − onehot(label)). `out` may be the probabilities. */
export function softmaxCrossEntropyGradient(
  rows: i32,
  classes: i32,
  probabilities: usize,
  labels: usize,
  gradient: usize,
  out: usize,
): void {
  const row = (<usize>classes) << 2;
  for (; rows > 0; rows--, probabilities += row, out += row, labels += 4, gradient += 4) {
    const factor = load<f32>(gradient);
    const label = (<usize>load<i32>(labels)) << 2;
    const atLabel = load<f32>(probabilities + label);
    const factors = f32x4.splat(factor);
    let i: usize = 0;
    for (; i + 16 <= row; i += 16) {
      v128.store(out + i, f32x4.mul(factors, v128.load(probabilities + i)));
    }
    for (; i < row; i += 4) store<f32>(out + i, factor * load<f32>(probabilities + i));
    store<f32>(out + label, factor * (atLabel - 1));
  }
}
