import { Exponential } from "./exponential";
import { Sigmoid } from "./sigmoid";
import { Tanh } from "./tanh";

/**
 * Functions of each number of a block. They read and write whole vectors, up to 3 numbers past the end.
 */

export function exponential(n: i32, x: usize, y: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) v128.store(y + i, Exponential.of(v128.load(x + i)));
}

export function sigmoid(n: i32, x: usize, y: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) v128.store(y + i, Sigmoid.of(v128.load(x + i)));
}

export function tanh(n: i32, x: usize, y: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) v128.store(y + i, Tanh.of(v128.load(x + i)));
}

/** The gradient of σ's argument from its value y and the gradient of that. */
export function dsigmoid(n: i32, y: usize, gradient: usize, out: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(out + i, Sigmoid.derivative(v128.load(y + i), v128.load(gradient + i)));
  }
}

/** The gradient of tanh's argument from its value y and the gradient of that. */
export function dtanh(n: i32, y: usize, gradient: usize, out: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(out + i, Tanh.derivative(v128.load(y + i), v128.load(gradient + i)));
  }
}

/** x·m where m is not zero, and zero elsewhere, whatever x is there. */
function masked(x: v128, m: v128): v128 {
  return v128.and(f32x4.mul(x, m), f32x4.ne(m, f32x4.splat(0)));
}

export function mask(n: i32, x: usize, m: usize, y: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(y + i, masked(v128.load(x + i), v128.load(m + i)));
  }
}

export function addMasked(n: i32, x: usize, m: usize, y: usize): void {
  const size = (<usize>n) << 2;
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(y + i, f32x4.add(v128.load(y + i), masked(v128.load(x + i), v128.load(m + i))));
  }
}

export function scale(n: i32, x: usize, factor: f32, y: usize): void {
  const size = (<usize>n) << 2;
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < size; i += 16) {
    v128.store(y + i, f32x4.mul(v128.load(x + i), factors));
  }
}
