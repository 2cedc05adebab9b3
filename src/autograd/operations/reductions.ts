import { allocate } from "../../tensor/dtype.js";
import { broadcastTo, map, sumTo } from "../../tensor/elementwise.js";
import { alongAxis, resolveAxis, type Shape } from "../../tensor/shape.js";
import { Tensor } from "../../tensor/tensor.js";
import { operation } from "../operation.js";
import { reshape } from "./shaping.js";

/** Sums to a shape whose reduced axes have size 1; the gradient spreads out over them again. */
const sumOperation = operation<[x: Tensor, kept: Shape]>("sum", {
  // With nothing to add up, sumTo hands x itself back, which as an output would be counted twice.
  forward: (x, kept) => map(sumTo(x, kept), (total) => total),
  backward: [(gradient, [x]) => broadcastTo(gradient, x.shape)],
});

const meanOperation = operation<[x: Tensor, kept: Shape]>("mean", {
  forward: (x, kept) => {
    const sums = sumTo(x, kept);
    return map(sums, (sum) => (sum * sums.size) / x.size);
  },
  backward: [
    (gradient, [x]) =>
      broadcastTo(
        map(gradient, (g) => (g * gradient.size) / x.size),
        x.shape,
      ),
  ],
});

/** Where in `x` each maximum along an axis stands: the first place in a tie, a NaN before all. */
function greatestPlaces(x: Tensor, axis: number): Int32Array {
  const { outer, length, inner } = alongAxis(x.shape, axis);
  return Int32Array.from({ length: outer * inner }, (_, line) => {
    const start = Math.floor(line / inner) * length * inner + (line % inner);
    let best = start;
    for (let k = 1; k < length && !Number.isNaN(x.data[best]); k++) {
      const place = start + k * inner;
      if (!(x.data[place] <= x.data[best])) best = place;
    }
    return best;
  });
}

const maxOperation = operation<[x: Tensor, axis: number]>("max", {
  forward: (x, axis) => {
    const places = greatestPlaces(x, axis);
    const data = allocate(x.dtype, places.length);
    places.forEach((place, i) => (data[i] = x.data[place]));
    return new Tensor(data, x.shape.with(axis, 1));
  },
  backward: [
    (gradient, [x, axis]) => {
      const data = allocate(x.dtype, x.size);
      greatestPlaces(x, axis).forEach((place, i) => (data[place] = gradient.data[i]));
      return new Tensor(data, x.shape);
    },
  ],
});

/** One axis, several, or (absent) all of them. */
export type Axes = number | readonly number[];

/** The shape with the reduced axes at size 1, and with them left out. */
function reducedShapes(name: string, { shape, rank }: Tensor, axes?: Axes): [Shape, Shape] {
  const listed = axes === undefined ? shape.map((_, axis) => axis) : [axes].flat();
  const reduced = new Set(listed.map((axis) => resolveAxis(name, axis, rank)));
  return [
    shape.map((size, axis) => (reduced.has(axis) ? 1 : size)),
    shape.filter((_, axis) => !reduced.has(axis)),
  ];
}

/** The sum over some axes, or over all; with `keepDims` they stay, at size 1. */
export function sum(x: Tensor, axes?: Axes, keepDims = false): Tensor {
  const [kept, dropped] = reducedShapes("sum", x, axes);
  if (dropped.length === 0 && !keepDims) return sumOperation(x, dropped);
  return reshape(sumOperation(x, kept), keepDims ? kept : dropped);
}

/** The mean over some axes, or over all; with `keepDims` they stay, at size 1. */
export function mean(x: Tensor, axes?: Axes, keepDims = false): Tensor {
  const [kept, dropped] = reducedShapes("mean", x, axes);
  if (dropped.length === 0 && !keepDims) return meanOperation(x, dropped);
  return reshape(meanOperation(x, kept), keepDims ? kept : dropped);
}

/**
 * The greatest value along one axis, or of all; with `keepDims` the axis stays, at size 1.
 * The gradient goes to the first of equal values.
 */
export function max(x: Tensor, axis?: number, keepDims = false): Tensor {
  const [kept, dropped] = reducedShapes("max", x, axis);
  const along = axis === undefined ? 0 : resolveAxis("max", axis, x.rank);
  const from = axis === undefined ? reshape(x, [x.size]) : x;
  return reshape(maxOperation(from, along), keepDims ? kept : dropped);
}

export const reductions = { sum: sumOperation, mean: meanOperation, max: maxOperation };
