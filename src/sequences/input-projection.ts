import { withScratch, type Blocks, type Kernels, type Pointer } from "../backend/index.js";
import { OneHot } from "../tensor/one-hot.js";
import { Tensor } from "../tensor/tensor.js";
import type { GateWeights } from "./gate-weights.js";
import type { PackedRows } from "./packed-rows.js";
import { loadRows, storeRows } from "./transfer.js";
import { transposedProduct } from "./transposed-product.js";

/** A new block z with the part of the gates that comes from the input, x W_x, for all time steps. */
export function projectInput(
  k: Kernels,
  blocks: Blocks,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
): Pointer {
  const { features, columns } = weights;
  const z = blocks.take(rows.total * columns);
  withScratch(k.memory, (scratch) => {
    if (x instanceof OneHot) {
      const taken = weights.input(scratch);
      k.gatherRows(rows.total, columns, onesOf(scratch, x, rows), taken, columns, z, columns);
    } else {
      const panels = weights.packed(scratch, "input");
      const input = inputRows(k, scratch, x, rows);
      k.multiplyPacked(rows.total, columns, features, input, features, panels, z, columns, 0);
    }
  });
  clearPadding(k, rows, weights, z);
  return z;
}

/** Makes what the projection has put into added units 0: from an input of ∞ it is ∞ · 0, a NaN. */
function clearPadding(k: Kernels, rows: PackedRows, weights: GateWeights, z: Pointer): void {
  const { units, width, columns } = weights;
  if (width === units) return;
  const count = rows.total * (columns / width);
  withScratch(k.memory, (scratch) => {
    const same = scratch.holdingIndices(Int32Array.from({ length: count }, (_, i) => i));
    k.gatherRows(count, units, same, z, width, z, width);
  });
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
    if (x instanceof OneHot) {
      const ones = onesOf(scratch, x, rows);
      k.memory.fill(gradient, features * columns, 0);
      k.scatterAddRows(rows.total, columns, ones, dz, columns, gradient, columns);
    } else {
      const input = inputRows(k, scratch, x, rows);
      transposedProduct(k, input, features, dz, columns, rows.total, gradient);
    }
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
