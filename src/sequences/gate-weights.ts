import {
  packedSize,
  withScratch,
  type Blocks,
  type Kernels,
  type Pointer,
} from "../backend/index.js";
import type { Tensor } from "../tensor/tensor.js";
import { loadRows, storeRows } from "./transfer.js";

export const BYTES = Float32Array.BYTES_PER_ELEMENT;
const LANES = 8;

/** How many units the kernels work on: the next multiple of 8, the added ones zero for finite inputs. */
export const padded = (units: number): number => Math.ceil(units / LANES) * LANES;

/**
 * A cell's kernel W `[features + units, gates · units]` and bias b as the kernels' memory has them: in
 * parts, and the columns of each gate padded to a multiple of 8.
 */
export class GateWeights {
  readonly features: number;
  readonly units: number;
  /** Units with their padding. */
  readonly width: number;
  /** Numbers of a row of z: all gates, padded. */
  readonly columns: number;
  readonly #k: Kernels;
  readonly #W: Tensor;
  readonly #b: Tensor;

  constructor(k: Kernels, W: Tensor, b: Tensor, units: number) {
    this.#k = k;
    this.#W = W;
    this.#b = b;
    this.units = units;
    this.width = padded(units);
    this.features = W.shape[0] - units;
    this.columns = (W.shape[1] / units) * this.width;
  }

  /** The rows of W for x, `[features, columns]`. */
  input(blocks: Blocks): Pointer {
    return this.#load(blocks, this.#W, 0, this.features, this.features);
  }

  /** The rows of W for h, `[width, columns]`. */
  recurrent(blocks: Blocks): Pointer {
    return this.#load(blocks, this.#W, this.features, this.units, this.width);
  }

  /** The bias, `[columns]`. */
  bias(blocks: Blocks): Pointer {
    return this.#load(blocks, this.#b, 0, 1, 1);
  }

  /**
   * Panels of the rows for x or for h, for products with x or h. There is no row for an added unit: it
   * is NaN after an x of ∞, and NaN · 0 would be NaN in every unit.
   */
  packed(blocks: Blocks, part: "input" | "recurrent"): Pointer {
    const { columns } = this;
    const rows = part === "input" ? this.features : this.units;
    const panels = blocks.take(packedSize(rows, columns));
    withScratch(this.#k.memory, (scratch) =>
      this.#k.packColumns(rows, columns, this[part](scratch), columns, panels),
    );
    return panels;
  }

  /** Panels of their transpose, for products with dz. */
  packedTransposed(blocks: Blocks, part: "input" | "recurrent"): Pointer {
    const { columns } = this;
    const rows = part === "input" ? this.features : this.width;
    const panels = blocks.take(packedSize(columns, rows));
    withScratch(this.#k.memory, (scratch) =>
      this.#k.packRows(columns, rows, this[part](scratch), columns, panels),
    );
    return panels;
  }

  /** Copies rows of weights, or of their gradient, without the padding. */
  readInto(target: Float32Array, rows: Pointer): void {
    if (this.width === this.units) return this.#k.memory.readInto(rows, target);
    const layout = { size: this.units, width: this.width };
    withScratch(this.#k.memory, (scratch) =>
      target.set(storeRows(this.#k, scratch, rows, layout, target.length / this.units)),
    );
  }

  /** Some rows of a tensor, each of its gates padded; `room` for more rows, which are zero. */
  #load(blocks: Blocks, from: Tensor, first: number, count: number, room: number): Pointer {
    const { columns, width, units } = this;
    const perRow = (columns / width) * units;
    const values = from.data.subarray(first * perRow, (first + count) * perRow) as Float32Array;
    const target = blocks.take(room * columns);
    withScratch(this.#k.memory, (scratch) =>
      loadRows(this.#k, scratch, values, { size: units, width }, target),
    );
    const rest = target + count * columns * BYTES;
    if (room > count) this.#k.memory.fill(rest, (room - count) * columns, 0);
    return target;
  }
}
