import { kernels, withScratch } from "../backend/index.js";
import type { TypedArray } from "./dtype.js";

/** Numbers at a time: four blocks of them stay in the processor's cache. */
const CHUNK = 8192;
/** The kernel reads and writes whole vectors of so many numbers. */
const LANES = 4;

/** What one step of Adam has in common for all numbers. */
export interface AdamScalars {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** learningRate / (1 − β₁ᵗ). */
  readonly rate: number;
  /** 1 / (1 − β₂ᵗ). */
  readonly unbias: number;
}

/**
 * A step of Adam by its kernel: values, means and squares are overwritten.
 * @returns whether there is a kernel for these numbers; nothing is changed where there is none.
 */
export function adamByKernel(
  values: TypedArray,
  gradients: TypedArray,
  means: TypedArray,
  squares: TypedArray,
  { beta1, beta2, epsilon, rate, unbias }: AdamScalars,
): boolean {
  const k = values instanceof Float32Array ? kernels() : undefined;
  if (!k) return false;
  const { memory } = k;
  withScratch(memory, (scratch) => {
    const room = Math.ceil(Math.min(CHUNK, values.length) / LANES) * LANES;
    const p = scratch.take(4 * room);
    const [g, m, v] = [1, 2, 3].map((n) => p + n * room * Float32Array.BYTES_PER_ELEMENT);
    for (let start = 0; start < values.length; start += CHUNK) {
      const end = Math.min(start + CHUNK, values.length);
      const part = (x: TypedArray) => x.subarray(start, end) as Float32Array;
      const [value, mean, square] = [part(values), part(means), part(squares)];
      memory.write(p, value);
      memory.write(g, part(gradients));
      memory.write(m, mean);
      memory.write(v, square);
      k.adam(end - start, p, g, m, v, beta1, beta2, rate, unbias, epsilon);
      memory.readInto(p, value);
      memory.readInto(m, mean);
      memory.readInto(v, square);
    }
  });
  return true;
}
