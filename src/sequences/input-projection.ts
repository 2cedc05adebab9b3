import { withScratch, type Blocks, type Kernels, type Pointer } from "../backend/index.js";
import { OneHot } from "../tensor/one-hot.js";
import { Tensor } from "../tensor/tensor.js";
import { BYTES, type GateWeights } from "./gate-weights.js";
import { inputRows, onesOf } from "./input-rows.js";
import type { PackedRows } from "./packed-rows.js";
import { storeRows } from "./transfer.js";
import { transposedProduct } from "./transposed-product.js";

/** The part of the gates that comes from the input, x W_x: some rows of all time steps at a time. */
export class InputProjection {
  readonly #k: Kernels;
  readonly #weights: GateWeights;
  readonly #multiply: (z: Pointer, first: number, count: number) => void;

  /** Takes what it needs from `blocks`, the input and the weights, for as long as they last. */
  constructor(k: Kernels, blocks: Blocks, x: Tensor, rows: PackedRows, weights: GateWeights) {
    const { features, columns } = weights;
    this.#k = k;
    this.#weights = weights;
    if (x instanceof OneHot) {
      const ones = onesOf(blocks, x, rows);
      const W = weights.input(blocks);
      this.#multiply = (z, first, count) =>
        k.gatherRows(count, columns, ones + first * BYTES, W, columns, z, columns);
    } else {
      const panels = weights.packed(blocks, "input");
      const input = inputRows(k, blocks, x, rows);
      this.#multiply = (z, first, count) => {
        const from = input + first * features * BYTES;
        k.multiplyPacked(count, columns, features, from, features, panels, z, columns, 0);
      };
    }
  }

  /** Writes `count` rows of the block z, from row `first` on. */
  into(z: Pointer, first: number, count: number): void {
    const target = z + first * this.#weights.columns * BYTES;
    this.#multiply(target, first, count);
    this.#clearPadding(target, count);
  }

  /** Makes what has come into added units 0: from an input of ∞ it is ∞ · 0, a NaN. */
  #clearPadding(z: Pointer, count: number): void {
    const { units, width, columns } = this.#weights;
    if (width === units) return;
    const pieces = count * (columns / width);
    withScratch(this.#k.memory, (scratch) => {
      const same = scratch.holdingIndices(Int32Array.from({ length: pieces }, (_, i) => i));
      this.#k.gatherRows(pieces, units, same, z, width, z, width);
    });
  }
}

/** The gradient of W_x, xᵀ dz, without padding, into `target`. */
export function inputWeightGradient(
  k: Kernels,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  dz: Pointer,
  target: Float32Array,
): void {
  const { features, columns } = weights;
  withScratch(k.memory, (scratch) => {
    const gradient = scratch.take(features * columns);
    const input = inputRows(k, scratch, x, rows);
    transposedProduct(k, input, features, dz, columns, rows.total, gradient);
    weights.readInto(target, gradient);
  });
}

/** The gradient of the input, dz W_xᵀ, in the input's own order. */
export function inputGradient(
  k: Kernels,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  dz: Pointer,
): Tensor {
  const { features, columns } = weights;
  return withScratch(k.memory, (scratch) => {
    const panels = weights.packedTransposed(scratch, "input");
    const dx = scratch.take(rows.total * features);
    k.multiplyPacked(rows.total, features, columns, dz, columns, panels, dx, features, 0);
    const layout = { size: features, width: features, places: rows.places() };
    return new Tensor(storeRows(k, scratch, dx, layout, x.size / features), x.shape);
  });
}
