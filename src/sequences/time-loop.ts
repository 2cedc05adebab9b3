import type { Kernels, Pointer } from "../backend/index.js";
import { BYTES, type GateWeights } from "./gate-weights.js";
import type { GradientSums } from "./gradient-sums.js";
import type { InputProjection } from "./input-projection.js";
import type { SeenGradients, SeenStates } from "./masked-states.js";
import type { PackedRows } from "./packed-rows.js";

/**
 * What happens to the rows of one time step besides the products: `count` of them, from row `at` of the
 * gates; their old states begin at row `previous`, their new ones at row `next` of the states' blocks.
 */
export type TimeStep = (count: number, at: number, previous: number, next: number) => void;

/** Rows whose input is projected together: enough for a fast product, few enough to stay in the cache. */
const ROWS_AHEAD = 128;

/**
 * The loop over time, forwards: at each step z is x W_x + h W_h, then `step` makes gates and states of
 * it.
 * @param panels those of W_h, packed before the large blocks are there.
 * @param h the hidden states that W_h multiplies.
 */
export function runForwards(
  k: Kernels,
  rows: PackedRows,
  { units, width, columns }: GateWeights,
  input: InputProjection,
  panels: Pointer,
  z: Pointer,
  h: SeenStates,
  step: TimeStep,
): void {
  let projected = 0;
  rows.counts.forEach((count, t) => {
    const [at, previous] = [rows.starts[t], rows.previous(t)];
    if (at + count > projected) {
      const more = Math.min(Math.max(count, ROWS_AHEAD), rows.total - projected);
      input.into(z, projected, more);
      projected += more;
    }
    const from = h.block + previous * width * BYTES;
    const to = z + at * columns * BYTES;
    k.multiplyPacked(count, columns, units, from, width, panels, to, columns, 1);
    step(count, at, previous, rows.batch + at);
    h.update(count, rows.batch + at);
  });
}

/**
 * The loop over time, backwards: at each step `step` makes dz of the gradient that has reached h, and
 * dz W_hᵀ goes on to the h before.
 * @param panels those of W_hᵀ, packed before the large blocks are there.
 * @param dh the gradients of the hidden states; those from outside on entry.
 * @param sums what adds up the rows of dz.
 */
export function runBackwards(
  k: Kernels,
  rows: PackedRows,
  { width, columns }: GateWeights,
  panels: Pointer,
  dz: Pointer,
  dh: SeenGradients,
  sums: GradientSums,
  step: TimeStep,
): void {
  for (let t = rows.counts.length - 1; t >= 0; t--) {
    const [count, at, previous] = [rows.counts[t], rows.starts[t], rows.previous(t)];
    dh.update(count, rows.batch + at);
    step(count, at, previous, rows.batch + at);
    const from = dz + at * columns * BYTES;
    const to = dh.seen + previous * width * BYTES;
    sums.add(dz, at, count);
    k.multiplyPacked(count, width, columns, from, columns, panels, to, width, 1);
  }
}
