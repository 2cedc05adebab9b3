import { withScratch, type Blocks, type Kernels, type Pointer } from "../backend/index.js";
import { Tensor } from "../tensor/tensor.js";
import type { GateWeights } from "./gate-weights.js";
import type { GradientSums } from "./gradient-sums.js";
import { inputWeightGradient } from "./input-projection.js";
import type { PackedRows } from "./packed-rows.js";
import { stateRows } from "./state-rows.js";
import { transposedProduct } from "./transposed-product.js";

/**
 * The gradient of a cell's kernel, [x, hₜ₋₁]ᵀ dz: one product each for x and h, over all rows.
 * @param states the initial hidden states, and those of all time steps.
 * @param sums of all rows of dz.
 */
export function kernelGradient(
  k: Kernels,
  W: Tensor,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  [initial, all]: readonly [initial: Tensor, all: Tensor],
  dz: Pointer,
  sums: GradientSums,
): Tensor {
  const { features, width, columns } = weights;
  const perRow = W.shape[1];
  const data = new Float32Array(W.size);
  withScratch(k.memory, (scratch) => {
    const gradient = scratch.take(width * columns);
    const h = stateRows(k, scratch, initial, rows, all);
    const before = previousStates(k, scratch, rows, width, h);
    transposedProduct(k, before, width, dz, columns, rows.total, gradient);
    weights.readInto(data.subarray(features * perRow), gradient);
  });
  const ofInput = data.subarray(0, features * perRow);
  if (!sums.readInputGradient(ofInput)) inputWeightGradient(k, x, rows, weights, dz, ofInput);
  return new Tensor(data, W.shape);
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
