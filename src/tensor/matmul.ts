import { allocate } from "./dtype.js";
import { Tensor } from "./tensor.js";
import { formatShape } from "./shape.js";

/**
 * The matrix product of `[n, k]` and `[k, m]`.
 * @throws RangeError naming both shapes when one is not a matrix or the inner sizes differ.
 */
export function matrixProduct(a: Tensor, b: Tensor): Tensor {
  const shapes = `${formatShape(a.shape)} × ${formatShape(b.shape)}`;
  if (a.rank !== 2 || b.rank !== 2) {
    throw new RangeError(`matmul: both operands must be matrices, got ${shapes}`);
  }
  const [n, inner] = a.shape;
  const m = b.shape[1];
  if (b.shape[0] !== inner) throw new RangeError(`matmul: inner dimensions differ: ${shapes}`);
  const data = allocate(a.dtype, n * m);
  const [left, right] = [a.data, b.data];
  // A row at a time, in float64: b is read along its rows, and rounding happens once a value.
  const row = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    row.fill(0);
    for (let k = 0; k < inner; k++) {
      const factor = left[i * inner + k];
      const start = k * m;
      for (let j = 0; j < m; j++) row[j] += factor * right[start + j];
    }
    data.set(row, i * m);
  }
  return new Tensor(data, [n, m]);
}

/** A copy with its axes in the order of `permutation` (checked by the caller). */
export function permute(x: Tensor, permutation: readonly number[]): Tensor {
  const shape = permutation.map((axis) => x.shape[axis]);
  const strides = x.shape.map((_, axis) => x.shape.slice(axis + 1).reduce((p, s) => p * s, 1));
  const data = allocate(x.dtype, x.size);
  const index = new Int32Array(shape.length);
  const steps = permutation.map((axis) => strides[axis]);
  for (let i = 0, source = 0; i < data.length; i++) {
    data[i] = x.data[source];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      source += steps[axis];
      if (++index[axis] < shape[axis]) break;
      source -= steps[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return new Tensor(data, shape);
}
