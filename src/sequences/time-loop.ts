import type { Kernels, Pointer } from "../backend/index.js";
import { BYTES, type GateWeights } from "./gate-weights.js";
import type { PackedRows } from "./packed-rows.js";

/**
 * What happens to the rows of one time step besides the products: `count` of them, from row `at` of the
 * gates; their old states begin at row `previous`, their new ones at row `next` of the states' blocks.
 */
export type TimeStep = (count: number, at: number, previous: number, next: number) => void;

/**
 * The loop over time, forwards: at each step z gets h W_h added, then `step` makes gates and states of
 * it.
 * @param panels those of W_h, packed before the large blocks are there.
 * @param h the hidden states: first the initial ones, then those of all rows.
 */
export function runForwards(
  k: Kernels,
  rows: PackedRows,
  { units, width, columns }: GateWeights,
  panels: Pointer,
  z: Pointer,
  h: Pointer,
  step: TimeStep,
): void {
  rows.counts.forEach((count, t) => {
    const [at, previous] = [rows.starts[t], rows.previous(t)];
    const from = h + previous * width * BYTES;
    const to = z + at * columns * BYTES;
    k.multiplyPacked(count, columns, units, from, width, panels, to, columns, 1);
    step(count, at, previous, rows.batch + at);
  });
}

/**
 * The loop over time, backwards: at each step `step` makes dz of the gradient that has reached h, and
 * dz W_hᵀ goes on to the h before.
 * @param panels those of W_hᵀ, packed before the large blocks are there.
 * @param dh the gradients of the hidden states, laid out as they are; those from outside on entry.
 */
export function runBackwards(
  k: Kernels,
  rows: PackedRows,
  { width, columns }: GateWeights,
  panels: Pointer,
  dz: Pointer,
  dh: Pointer,
  step: TimeStep,
): void {
  for (let t = rows.counts.length - 1; t >= 0; t--) {
    const [count, at, previous] = [rows.counts[t], rows.starts[t], rows.previous(t)];
    step(count, at, previous, rows.batch + at);
    const from = dz + at * columns * BYTES;
    const to = dh + previous * width * BYTES;
    k.multiplyPacked(count, width, columns, from, columns, panels, to, width, 1);
  }
}
