import { withScratch, type Blocks, type Kernels, type Pointer } from "../backend/index.js";
import { Tensor } from "../tensor/tensor.js";
import type { GateWeights } from "./gate-weights.js";
import type { GradientSums } from "./gradient-sums.js";
import { inputWeightGradient } from "./input-projection.js";
import type { PackedRows } from "./packed-rows.js";
import { transposedProduct } from "./transposed-product.js";

/**
 * The gradient of a kernel, [x, s]ᵀ dz, over all rows: one product each for x and for s, which is hₜ₋₁
 * or what a cell has made of it.
 * @param stateRows takes a block for s, a row for each row of dz.
 * @param sums of all rows of dz.
 */
export function kernelGradient(
  k: Kernels,
  W: Tensor,
  x: Tensor,
  rows: PackedRows,
  weights: GateWeights,
  stateRows: (scratch: Blocks) => Pointer,
  dz: Pointer,
  sums: GradientSums,
): Tensor {
  const { features, width, columns } = weights;
  const perRow = W.shape[1];
  const data = new Float32Array(W.size);
  withScratch(k.memory, (scratch) => {
    const gradient = scratch.take(width * columns);
    transposedProduct(k, stateRows(scratch), width, dz, columns, rows.total, gradient);
    weights.readInto(data.subarray(features * perRow), gradient);
  });
  const ofInput = data.subarray(0, features * perRow);
  if (!sums.readInputGradient(ofInput)) inputWeightGradient(k, x, rows, weights, dz, ofInput);
  return new Tensor(data, W.shape);
}
