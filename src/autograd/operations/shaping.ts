import { allocate, type TypedArray } from "../../tensor/dtype.js";
import { OneHot } from "../../tensor/one-hot.js";
import { alongAxis, formatShape, resolveAxis, sizeOf, type Shape } from "../../tensor/shape.js";
import { Tensor } from "../../tensor/tensor.js";
import { Variable } from "../../tensor/variable.js";
import { operation } from "../operation.js";

/** The same numbers under another shape; a variable's are copied, since they will change. */
const reshapeOperation = operation<[x: Tensor, shape: Shape]>("reshape", {
  forward: (x, shape) => {
    const keepsRows = shape.at(-1) === x.shape.at(-1);
    if (x instanceof OneHot && keepsRows) return new OneHot(x.data, shape, x.places);
    return new Tensor(x instanceof Variable ? x.data.slice() : x.data, shape);
  },
  backward: [(gradient, [x]) => new Tensor(gradient.data, x.shape)],
});

/**
 * The same numbers, in the same row-major order, under another shape. One size may be −1: it becomes
 * what is left.
 * @throws RangeError naming both shapes when they hold different numbers of values.
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const free = shape.indexOf(-1);
  const wanted = free === -1 ? shape : shape.with(free, x.size / -sizeOf(shape));
  const fits = wanted.every((size) => Number.isInteger(size) && size > 0);
  if (!fits || sizeOf(wanted) !== x.size) {
    throw new RangeError(`reshape: ${formatShape(x.shape)} does not fit ${formatShape(shape)}`);
  }
  return reshapeOperation(x, wanted);
}

/** Copies the numbers from `start` on along an axis, as many as the target's shape has there. */
function copySlice<Numbers extends TypedArray | Int32Array>(
  source: Numbers,
  shape: Shape,
  axis: number,
  start: number,
  target: Numbers,
  targetShape: Shape,
): void {
  const { outer, length, inner } = alongAxis(shape, axis);
  const width = targetShape[axis] * inner;
  for (let o = 0; o < outer; o++) {
    const from = (o * length + start) * inner;
    target.set(source.subarray(from, from + width), o * width);
  }
}

/** Copies the slices `start … end − 1` of an axis out of one tensor (`from`), or back into zeros. */
const sliceOperation = operation<[x: Tensor, axis: number, start: number, end: number]>("slice", {
  forward: (x, axis, start, end) => {
    const shape = x.shape.with(axis, end - start);
    const data = allocate(x.dtype, sizeOf(shape));
    copySlice(x.data, x.shape, axis, start, data, shape);
    if (!(x instanceof OneHot) || axis === x.rank - 1) return new Tensor(data, shape);
    const places = new Int32Array(sizeOf(shape.slice(0, -1)));
    copySlice(x.places, x.shape.slice(0, -1), axis, start, places, shape.slice(0, -1));
    return new OneHot(data, shape, places);
  },
  backward: [
    (gradient, [x, axis, start, end]) => {
      const { outer, length, inner } = alongAxis(x.shape, axis);
      const width = (end - start) * inner;
      const data = allocate(x.dtype, x.size);
      for (let o = 0; o < outer; o++) {
        const part = gradient.data.subarray(o * width, (o + 1) * width);
        data.set(part, (o * length + start) * inner);
      }
      return new Tensor(data, x.shape);
    },
  ],
});

/**
 * The part of a tensor from `start` up to, not including, `end` along one axis.
 * @throws RangeError when the part is empty or reaches past the axis.
 */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const along = resolveAxis("slice", axis, x.rank);
  const inside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end;
  if (!inside || end > x.shape[along]) {
    throw new RangeError(
      `slice: ${start} … ${end} is not a part of axis ${axis} of shape ${formatShape(x.shape)}`,
    );
  }
  return sliceOperation(x, along, start, end);
}

export const shaping = { reshape: reshapeOperation, slice: sliceOperation };
