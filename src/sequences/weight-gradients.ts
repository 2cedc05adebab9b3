import type { Blocks, Kernels, Pointer } from "../backend/index.js";
import { Tensor } from "../tensor/tensor.js";
import { BYTES, type GateWeights } from "./gate-weights.js";
import { inputWeightGradient, transposedProduct } from "./input-projection.js";
import type { PackedRows } from "./packed-rows.js";

/** The gradient of a cell's kernel, [x, hₜ₋₁]ᵀ dz: one product each for x and h, over all rows. */
export function kernelGradient(
  k: Kernels,
  scratch: Blocks,
  W: Tensor,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  h: Pointer,
  dz: Pointer,
): Tensor {
  const { features, width, columns } = weights;
  const gradient = scratch.take((features + width) * columns);
  inputWeightGradient(k, scratch, x, rows, weights, dz, gradient);
  const recurrent = gradient + features * columns * BYTES;
  const before = previousStates(k, scratch, rows, width, h);
  transposedProduct(k, scratch, width, columns, rows.total, before, width, dz, recurrent);
  return new Tensor(weights.read(gradient, W), W.shape);
}

/** The gradient of a cell's bias: dz, summed over all rows. */
export function biasGradient(
  k: Kernels,
  scratch: Blocks,
  b: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  dz: Pointer,
): Tensor {
  const gradient = scratch.take(weights.columns);
  k.columnSums(rows.total, weights.columns, dz, weights.columns, gradient, 0);
  return new Tensor(weights.read(gradient, b), b.shape);
}

/** For each row the state before it; without ended sequences that is the block itself. */
function previousStates(
  k: Kernels,
  scratch: Blocks,
  rows: PackedRows,
  width: number,
  h: Pointer,
): Pointer {
  if (!rows.order) return h;
  const before = scratch.take(rows.total * width);
  const indices = scratch.holdingIndices(rows.predecessors());
  k.gatherRows(rows.total, width, indices, h, width, before, width);
  return before;
}
