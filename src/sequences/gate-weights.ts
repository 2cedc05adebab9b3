import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import { loadRows, storeRows, type RowLayout } from "./transfer.js";

export const BYTES = Float32Array.BYTES_PER_ELEMENT;
const LANES = 8;

/** How many units the kernels work on: the next multiple of 8, the added ones always zero. */
export const padded = (units: number): number => Math.ceil(units / LANES) * LANES;

/**
 * A cell's kernel `[features + units, gates · units]` and bias in the kernels' memory, the columns of
 * each gate padded to a multiple of 8: the rows for x, then those for h.
 */
export class GateWeights {
  readonly features: number;
  readonly units: number;
  /** Units with their padding. */
  readonly width: number;
  /** Numbers of a row of z: all gates, padded. */
  readonly columns: number;
  readonly input: Pointer;
  readonly recurrent: Pointer;
  readonly bias: Pointer;
  readonly #k: Kernels;
  readonly #scratch: Blocks;

  constructor(k: Kernels, scratch: Blocks, W: Tensor, b: Tensor, units: number) {
    this.#k = k;
    this.#scratch = scratch;
    this.units = units;
    this.width = padded(units);
    this.features = W.shape[0] - units;
    this.columns = (W.shape[1] / units) * this.width;
    const rows = this.features + this.width;
    this.input = scratch.take(rows * this.columns);
    this.recurrent = this.input + this.features * this.columns * BYTES;
    this.bias = scratch.take(this.columns);
    if (this.width > units) k.memory.fill(this.input, rows * this.columns, 0);
    loadRows(k, scratch, W.data as Float32Array, this.#gate, this.input);
    loadRows(k, scratch, b.data as Float32Array, this.#gate, this.bias);
  }

  /** Each row of weights is one row of units for each gate. */
  get #gate(): RowLayout {
    return { size: this.units, width: this.width };
  }

  /** Panels of W_x, for x W_x. */
  packedInput(): Pointer {
    return this.#packed(this.features, this.input);
  }

  /** Panels of W_h, for h W_h. */
  packedRecurrent(): Pointer {
    return this.#packed(this.width, this.recurrent);
  }

  /** Panels of W_xᵀ, for dz W_xᵀ. */
  packedInputTransposed(): Pointer {
    return this.#packedTransposed(this.features, this.input);
  }

  /** Panels of W_hᵀ, for dz W_hᵀ. */
  packedRecurrentTransposed(): Pointer {
    return this.#packedTransposed(this.width, this.recurrent);
  }

  /** A gradient laid out as these weights in memory, read into the layout of the kernel or bias. */
  read(gradient: Pointer, { size }: Tensor): Float32Array {
    return storeRows(this.#k, this.#scratch, gradient, this.#gate, size / this.units);
  }

  #packed(rows: number, from: Pointer): Pointer {
    const panels = this.#scratch.take(rows * this.columns);
    this.#k.packColumns(rows, this.columns, from, this.columns, panels);
    return panels;
  }

  #packedTransposed(rows: number, from: Pointer): Pointer {
    const panels = this.#scratch.take(this.columns * padded(rows));
    this.#k.packRows(this.columns, rows, from, this.columns, panels);
    return panels;
  }
}
