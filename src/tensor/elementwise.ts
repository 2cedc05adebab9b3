import { allocate } from "./dtype.js";
import { broadcastShapes, sameShape, sizeOf, type Shape } from "./shape.js";
import { Tensor } from "./tensor.js";

/** `f` of every value. */
export function map(x: Tensor, f: (x: number) => number): Tensor {
  const source = x.data;
  const data = allocate(x.dtype, source.length);
  for (let i = 0; i < data.length; i++) data[i] = f(source[i]);
  return new Tensor(data, x.shape);
}

/** `f` of the values at the same place of two tensors, broadcast to a common shape. */
export function zip(
  operation: string,
  a: Tensor,
  b: Tensor,
  f: (a: number, b: number) => number,
): Tensor {
  const shape = broadcastShapes(operation, a.shape, b.shape);
  const [x, y] = [broadcastTo(a, shape).data, broadcastTo(b, shape).data];
  const data = allocate(a.dtype, x.length);
  for (let i = 0; i < data.length; i++) data[i] = f(x[i], y[i]);
  return new Tensor(data, shape);
}

/** `f` of the values at the same place of three tensors, broadcast to the first one's shape. */
export function zip3(
  a: Tensor,
  b: Tensor,
  c: Tensor,
  f: (a: number, b: number, c: number) => number,
): Tensor {
  const [x, y, z] = [a.data, broadcastTo(b, a.shape).data, broadcastTo(c, a.shape).data];
  const data = allocate(a.dtype, x.length);
  for (let i = 0; i < data.length; i++) data[i] = f(x[i], y[i], z[i]);
  return new Tensor(data, a.shape);
}

/** The tensor itself, or a copy with its axes of size 1 repeated to `shape` (which it must fit). */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const data = allocate(x.dtype, sizeOf(shape));
  if (x.size === 1) return new Tensor(data.fill(x.data[0]), shape);
  const position = broadcastPositions(x.shape, shape);
  for (let i = 0; i < data.length; i++) data[i] = x.data[position[i]];
  return new Tensor(data, shape);
}

/** The inverse of broadcasting: values that a broadcast copied are added up again, to `shape`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  // Sums run in float64 whatever the dtype: hundreds of small terms would lose digits in float32.
  const totals = new Float64Array(sizeOf(shape));
  const values = x.data;
  if (totals.length === 1) {
    for (let i = 0; i < values.length; i++) totals[0] += values[i];
  } else {
    const position = broadcastPositions(shape, x.shape);
    for (let i = 0; i < values.length; i++) totals[position[i]] += values[i];
  }
  const data = allocate(x.dtype, totals.length);
  data.set(totals);
  return new Tensor(data, shape);
}

/** For every value of the large shape, the position in the small one that it is a copy of. */
function broadcastPositions(small: Shape, large: Shape): Int32Array {
  let positions = Int32Array.of(0);
  let stride = sizeOf(small);
  large.forEach((size, axis) => {
    const own = small[axis - (large.length - small.length)] ?? 1;
    stride = Math.floor(stride / own);
    const next = new Int32Array(positions.length * size);
    const step = own === 1 ? 0 : stride;
    for (let p = 0, k = 0; p < positions.length; p++) {
      for (let i = 0; i < size; i++) next[k++] = positions[p] + i * step;
    }
    positions = next;
  });
  return positions;
}
