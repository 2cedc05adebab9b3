import { Blocks, kernels, withScratch, type Kernels, type Pointer } from "../backend/index.js";
import { allocate, type TypedArray } from "../tensor/dtype.js";
import type { Variable } from "../tensor/variable.js";

/** What one step of Adam has in common for all numbers. */
export interface AdamStep {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** The learning rate, corrected for m having started at zero: η / (1 − β₁ᵗ). */
  readonly rate: number;
  /** The correction for v having started at zero: 1 / (1 − β₂ᵗ). */
  readonly unbias: number;
}

/** The moments of one variable, m and v, zero at first, and the step that updates them and it. */
export interface AdamMoments {
  update(values: TypedArray, gradients: TypedArray, step: AdamStep): void;
  /** A copy of m and v. */
  read(): [m: TypedArray, v: TypedArray];
  /** Makes m and v these numbers. */
  write(m: TypedArray, v: TypedArray): void;
}

/** The moments of a variable: in the kernels' memory, where there are kernels for its dtype. */
export function adamMoments({ dtype, size }: Variable): AdamMoments {
  const k = dtype === "float32" ? kernels() : undefined;
  if (k) return new KernelMoments(k, size);
  return new PlainMoments(allocate(dtype, size), allocate(dtype, size));
}

class PlainMoments implements AdamMoments {
  readonly #m: TypedArray;
  readonly #v: TypedArray;

  constructor(m: TypedArray, v: TypedArray) {
    this.#m = m;
    this.#v = v;
  }

  update(values: TypedArray, g: TypedArray, step: AdamStep): void {
    const { beta1, beta2, epsilon, rate, unbias } = step;
    const [m, v] = [this.#m, this.#v];
    for (let i = 0; i < values.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      values[i] -= (rate * m[i]) / (Math.sqrt(v[i] * unbias) + epsilon);
    }
  }

  read(): [m: TypedArray, v: TypedArray] {
    return [this.#m.slice(), this.#v.slice()];
  }

  write(m: TypedArray, v: TypedArray): void {
    this.#m.set(m);
    this.#v.set(v);
  }
}

/** Numbers that are updated at a time: the blocks stay in the processor's cache. */
const CHUNK = 8192;

class KernelMoments implements AdamMoments {
  readonly #k: Kernels;
  readonly #size: number;
  readonly #m: Pointer;
  readonly #v: Pointer;
  /** Held for as long as there is this object: then the blocks are given back. */
  readonly #blocks: Blocks;

  constructor(k: Kernels, size: number) {
    this.#k = k;
    this.#size = size;
    this.#blocks = new Blocks(k.memory);
    this.#m = this.#blocks.take(size);
    this.#v = this.#blocks.take(size);
    this.#blocks.retain();
    k.memory.fill(this.#m, size, 0);
    k.memory.fill(this.#v, size, 0);
  }

  update(values: TypedArray, gradients: TypedArray, step: AdamStep): void {
    const { memory } = this.#k;
    withScratch(memory, (scratch) => {
      const room = Math.min(CHUNK, values.length);
      const [p, g] = [scratch.take(room), scratch.take(room)];
      for (let start = 0; start < values.length; start += CHUNK) {
        const part = values.subarray(start, start + CHUNK) as Float32Array;
        memory.write(p, part);
        memory.write(g, gradients.subarray(start, start + CHUNK));
        this.#step(part.length, p, g, start * Float32Array.BYTES_PER_ELEMENT, step);
        memory.readInto(p, part);
      }
    });
  }

  read(): [m: TypedArray, v: TypedArray] {
    const { memory } = this.#k;
    return [memory.read(this.#m, this.#size), memory.read(this.#v, this.#size)];
  }

  write(m: TypedArray, v: TypedArray): void {
    this.#k.memory.write(this.#m, m);
    this.#k.memory.write(this.#v, v);
  }

  #step(count: number, p: Pointer, g: Pointer, offset: number, step: AdamStep): void {
    const { beta1, beta2, rate, unbias, epsilon } = step;
    const [m, v] = [this.#m + offset, this.#v + offset];
    this.#k.adam(count, p, g, m, v, beta1, beta2, rate, unbias, epsilon);
  }
}
