import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import { zip } from "../tensor/elementwise.js";
import type { Tensor } from "../tensor/tensor.js";
import { BYTES, padded } from "./gate-weights.js";
import type { PackedRows } from "./packed-rows.js";
import { gradientRows, stateRows } from "./state-rows.js";

/**
 * The hidden states as the next time step sees them: those that were made, or with masks (dropout from
 * step to step) these multiplied by the mask of their step. Only the initial ones are as they came.
 */
export class SeenStates {
  /** The initial states, then those of all rows. */
  readonly block: Pointer;
  readonly #k: Kernels;
  readonly #made: Pointer;
  readonly #masks: Pointer | undefined;
  readonly #row: number;

  /**
   * @param made the block of the states as they are made.
   * @param masks `[batch, time, units]` or time first, as the outputs are.
   */
  constructor(
    k: Kernels,
    blocks: Blocks,
    made: Pointer,
    initial: Tensor,
    rows: PackedRows,
    masks: Tensor | undefined,
  ) {
    this.#k = k;
    this.#made = made;
    this.#row = padded(initial.shape[1]) * BYTES;
    this.#masks = masks && stateRows(k, blocks, initial, rows, masks);
    this.block = masks ? stateRows(k, blocks, initial, rows) : made;
  }

  /** To be called when `count` states have been made, from row `next` of the block. */
  update(count: number, next: number): void {
    if (this.#masks === undefined) return;
    const from = next * this.#row;
    const numbers = (count * this.#row) / BYTES;
    this.#k.mask(numbers, this.#made + from, this.#masks + from, this.block + from);
  }
}

/** The gradients that reach the states that were made, and those that reach them as they were seen. */
export class SeenGradients {
  /** Of the states as they were made. */
  readonly made: Pointer;
  /** Of the states as the next step has seen them; the same block without masks. */
  readonly seen: Pointer;
  readonly #k: Kernels;
  readonly #masks: Pointer | undefined;
  readonly #row: number;

  /** @param final the gradient of the final states, which are seen by whoever goes on from them. */
  constructor(
    k: Kernels,
    blocks: Blocks,
    outputs: Tensor | undefined,
    final: Tensor | undefined,
    initial: Tensor,
    rows: PackedRows,
    masks: Tensor | undefined,
  ) {
    const units = initial.shape[1];
    this.#k = k;
    this.#row = padded(units) * BYTES;
    this.#masks = masks && stateRows(k, blocks, initial, rows, masks);
    this.made = gradientRows(k, blocks, outputs, masks ? undefined : final, units, rows);
    this.seen = masks ? gradientRows(k, blocks, undefined, final, units, rows) : this.made;
  }

  /** To be called before the gradient of `count` made states is used, from row `next` of the block. */
  update(count: number, next: number): void {
    if (this.#masks === undefined) return;
    const from = next * this.#row;
    const numbers = (count * this.#row) / BYTES;
    this.#k.addMasked(numbers, this.seen + from, this.#masks + from, this.made + from);
  }
}

/** All states as the next time step sees them. */
export function asSeen(outputs: Tensor, masks: Tensor | undefined): Tensor {
  return masks ? zip("mask", outputs, masks, (h, m) => h * m) : outputs;
}
