import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import { OneHot } from "../tensor/one-hot.js";
import { Tensor } from "../tensor/tensor.js";
import { BYTES, type GateWeights } from "./gate-weights.js";
import type { PackedRows } from "./packed-rows.js";
import { onesOf } from "./input-rows.js";

/**
 * The gradients that are sums of rows of dz: that of the bias, and that of W_x where the input is one-hot.
 * They are added up at each time step, while its dz is in the processor's cache.
 */
export class GradientSums {
  readonly #k: Kernels;
  readonly #weights: GateWeights;
  readonly #bias: Pointer;
  readonly #ones: Pointer | undefined;
  readonly #input: Pointer | undefined;

  constructor(k: Kernels, blocks: Blocks, x: Tensor, rows: PackedRows, weights: GateWeights) {
    const { features, columns } = weights;
    this.#k = k;
    this.#weights = weights;
    this.#bias = blocks.take(columns);
    k.memory.fill(this.#bias, columns, 0);
    if (!(x instanceof OneHot)) return;
    this.#ones = onesOf(blocks, x, rows);
    this.#input = blocks.take(features * columns);
    k.memory.fill(this.#input, features * columns, 0);
  }

  /** Adds `count` rows of dz, from row `first` of all rows on. */
  add(dz: Pointer, first: number, count: number): void {
    const { columns } = this.#weights;
    const from = dz + first * columns * BYTES;
    this.#k.columnSums(count, columns, from, columns, this.#bias, 1);
    if (this.#input === undefined) return;
    const ones = this.#ones! + first * BYTES;
    this.#k.scatterAddRows(count, columns, ones, from, columns, this.#input, columns);
  }

  /** The gradient of a bias, without padding. */
  biasGradient(b: Tensor): Tensor {
    const data = new Float32Array(b.size);
    this.#weights.readInto(data, this.#bias);
    return new Tensor(data, b.shape);
  }

  /** Copies the gradient of W_x, without padding. @returns whether there is one: of a one-hot input. */
  readInputGradient(target: Float32Array): boolean {
    if (this.#input === undefined) return false;
    this.#weights.readInto(target, this.#input);
    return true;
  }
}
