import { allocate } from "./dtype.js";
import { Tensor } from "./tensor.js";

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
