import { allocate } from "../../tensor/dtype.js";
import { readIndices, type Indices } from "../../tensor/indices.js";
import { alongAxis, formatShape, resolveAxis, sameShape, sizeOf } from "../../tensor/shape.js";
import { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";
import { reshape, slice } from "./shaping.js";

/** Where each tensor begins along the axis at which they are joined, and where the last one ends. */
function borders(xs: readonly Tensor[], axis: number): number[] {
  const ends = [0];
  for (const x of xs) ends.push(ends.at(-1)! + x.shape[axis]);
  return ends;
}

const concatOperation = operation<[xs: readonly Tensor[], axis: number]>("concat", {
  forward: (xs, axis) => {
    const starts = borders(xs, axis);
    const shape = xs[0].shape.with(axis, starts.at(-1)!);
    const data = allocate(xs[0].dtype, sizeOf(shape));
    const { outer, length, inner } = alongAxis(shape, axis);
    xs.forEach((x, n) => {
      const width = x.shape[axis] * inner;
      for (let o = 0; o < outer; o++) {
        const row = x.data.subarray(o * width, (o + 1) * width);
        data.set(row, (o * length + starts[n]) * inner);
      }
    });
    return new Tensor(data, shape);
  },
  backward: [
    (gradient, [xs, axis], _output, index) => {
      const starts = borders(xs, axis);
      return slice(gradient, axis, starts[index], starts[index + 1]);
    },
  ],
});

/**
 * Tensors joined along an axis that they have.
 * @throws RangeError for an empty list, and for shapes that differ in another axis (both named).
 */
export function concat(xs: readonly Tensor[], axis: number): Tensor {
  if (xs.length === 0) throw new RangeError("concat: needs at least one tensor, got none");
  const along = resolveAxis("concat", axis, xs[0].rank);
  const rest = (x: Tensor) => x.shape.toSpliced(along, 1);
  for (const x of xs) {
    if (x.rank !== xs[0].rank || !sameShape(rest(x), rest(xs[0]))) {
      throw new RangeError(
        `concat: shapes do not fit along axis ${axis}: ${formatShape(xs[0].shape)} and ${formatShape(x.shape)}`,
      );
    }
  }
  return concatOperation(xs, along);
}

/**
 * Tensors of one shape, side by side along a new axis.
 * @throws RangeError for an empty list, and for shapes that differ (both named).
 */
export function stack(xs: readonly Tensor[], axis = 0): Tensor {
  if (xs.length === 0) throw new RangeError("stack: needs at least one tensor, got none");
  const [{ shape, rank }] = xs;
  const along = resolveAxis("stack", axis, rank + 1);
  const odd = xs.find((x) => !sameShape(x.shape, shape));
  if (odd) {
    throw new RangeError(
      `stack: shapes differ: ${formatShape(shape)} and ${formatShape(odd.shape)}`,
    );
  }
  return concat(
    xs.map((x) => reshape(x, shape.toSpliced(along, 0, 1))),
    along,
  );
}

const gatherOperation = operation<[x: Tensor, rows: readonly number[]]>("gather", {
  forward: (x, rows) => {
    const width = x.size / x.shape[0];
    const data = allocate(x.dtype, rows.length * width);
    rows.forEach((row, i) => data.set(x.data.subarray(row * width, (row + 1) * width), i * width));
    return new Tensor(data, x.shape.with(0, rows.length));
  },
  // A row that was taken several times gets the sum of what comes back for each.
  backward: [
    (gradient, [x, rows]) => {
      const width = x.size / x.shape[0];
      const data = allocate(x.dtype, x.size);
      rows.forEach((row, i) => {
        for (let k = 0; k < width; k++) data[row * width + k] += gradient.data[i * width + k];
      });
      return new Tensor(data, x.shape);
    },
  ],
});

/**
 * The rows of `x` (its slices along axis 0) that the indices name: `[…indices, …rest of x]`.
 * @throws RangeError when an index is not an integer in `0 … rows − 1`.
 */
export function gather(x: Tensor, indices: Indices): Tensor {
  if (x.rank === 0) throw new RangeError("gather: a scalar has no rows");
  const { values, shape } = readIndices("gather", indices, x.shape[0]);
  return reshape(gatherOperation(x, values), [...shape, ...x.shape.slice(1)]);
}

export const joining = { concat: concatOperation, gather: gatherOperation };
