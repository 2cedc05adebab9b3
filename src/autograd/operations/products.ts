import {
  affineProduct,
  matrixProduct,
  productWithTransposed,
  sumOfAllRows,
  transposedProduct,
} from "../../tensor/matmul.js";
import { permute } from "../../tensor/permute.js";
import { formatShape } from "../../tensor/shape.js";
import type { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";

/**
 * The matrix product of `[n, k]` and `[k, m]`.
 * @throws RangeError naming both shapes when one is not a matrix or the inner sizes differ.
 */
export const matmul = operation<[a: Tensor, b: Tensor]>("matmul", {
  forward: matrixProduct,
  backward: [
    (gradient, [, b]) => productWithTransposed(gradient, b),
    (gradient, [a]) => transposedProduct(a, gradient),
  ],
});

/**
 * x W + b for every row of x: `[…, k]`, `[k, m]` and `[m]` give `[…, m]`.
 * @throws RangeError naming the shapes when they do not fit.
 */
export const affine = operation<[x: Tensor, W: Tensor, b: Tensor]>("affine", {
  forward: affineProduct,
  backward: [
    (gradient, [, W]) => productWithTransposed(gradient, W),
    (gradient, [x]) => transposedProduct(x, gradient),
    (gradient) => sumOfAllRows(gradient),
  ],
});

const transposeOperation = operation<[x: Tensor, permutation: readonly number[]]>("transpose", {
  forward: permute,
  backward: [
    (gradient, [, permutation]) =>
      permute(
        gradient,
        permutation.map((_, axis) => permutation.indexOf(axis)),
      ),
  ],
});

/**
 * The tensor with its axes in another order: axis `i` of the result is axis `permutation[i]` of `x`.
 * Without a permutation the order is reversed (a matrix is transposed).
 * @throws RangeError when `permutation` does not name each axis once.
 */
export function transpose(
  x: Tensor,
  permutation: readonly number[] = x.shape.map((_, axis) => x.rank - 1 - axis),
): Tensor {
  const sorted = [...permutation].sort((a, b) => a - b);
  if (sorted.length !== x.rank || sorted.some((axis, i) => axis !== i)) {
    throw new RangeError(
      `transpose: ${formatShape(permutation)} is not an order of the axes of shape ${formatShape(x.shape)}`,
    );
  }
  return transposeOperation(x, permutation);
}

export const products = { matmul, affine, transpose: transposeOperation };
