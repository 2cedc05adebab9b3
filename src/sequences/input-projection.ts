import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import { OneHot } from "../tensor/one-hot.js";
import type { Tensor } from "../tensor/tensor.js";
import type { GateWeights } from "./gate-weights.js";
import type { PackedRows } from "./packed-rows.js";
import { loadRows, storeRows } from "./transfer.js";

/** The part of the gates that comes from the input, x W_x, for all time steps at once: into z. */
export function projectInput(
  k: Kernels,
  scratch: Blocks,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  z: Pointer,
): void {
  const { features, columns } = weights;
  if (x instanceof OneHot) {
    const places = onesOf(scratch, x, rows);
    return k.gatherRows(rows.total, columns, places, weights.input, columns, z, columns);
  }
  const input = inputRows(k, scratch, x, rows);
  const panels = weights.packedInput();
  k.multiplyPacked(rows.total, columns, features, input, features, panels, z, columns, 0);
}

/** The gradient of W_x, xᵀ dz, into `gradient`. */
export function inputWeightGradient(
  k: Kernels,
  scratch: Blocks,
  x: Tensor,
  rows: PackedRows,
  { features, columns }: GateWeights,
  dz: Pointer,
  gradient: Pointer,
): void {
  if (x instanceof OneHot) {
    const places = onesOf(scratch, x, rows);
    k.memory.fill(gradient, features * columns, 0);
    return k.scatterAddRows(rows.total, columns, places, dz, columns, gradient, columns);
  }
  const input = inputRows(k, scratch, x, rows);
  transposedProduct(k, scratch, features, columns, rows.total, input, features, dz, gradient);
}

/** The gradient of the input, dz W_xᵀ, in the input's own order. */
export function inputGradient(
  k: Kernels,
  scratch: Blocks,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  dz: Pointer,
): Float32Array {
  const { features, columns } = weights;
  const dx = scratch.take(rows.total * features);
  const panels = weights.packedInputTransposed();
  k.multiplyPacked(rows.total, features, columns, dz, columns, panels, dx, features, 0);
  const layout = { size: features, width: features, places: rows.places() };
  return storeRows(k, scratch, dx, layout, x.size / features);
}

/** Aᵀ B of `rows` rows, A `[rows, m]` with `lda` numbers a row, B `[rows, n]`: into C `[m, n]`. */
export function transposedProduct(
  k: Kernels,
  scratch: Blocks,
  m: number,
  n: number,
  rows: number,
  a: Pointer,
  lda: number,
  b: Pointer,
  c: Pointer,
): void {
  const room = scratch.take(k.transposedScratch(m, n, rows));
  k.multiplyTransposed(m, n, rows, a, lda, b, n, c, n, 0, room);
}

/** The input's rows in their packed order. */
function inputRows(k: Kernels, scratch: Blocks, x: Tensor, rows: PackedRows): Pointer {
  const features = x.shape.at(-1)!;
  const input = scratch.take(rows.total * features);
  const layout = { size: features, width: features, places: rows.places() };
  loadRows(k, scratch, x.data as Float32Array, layout, input);
  return input;
}

/** Where the 1 of each packed row is. */
function onesOf(scratch: Blocks, x: OneHot, rows: PackedRows): Pointer {
  const places = rows.places();
  const ones = places ? places.map((place) => x.places[place]) : x.places;
  return scratch.holdingIndices(ones);
}
