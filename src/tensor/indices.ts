import { flatten, type NestedInput } from "./nested.js";
import type { Shape } from "./shape.js";
import { formatShape } from "./shape.js";

/** Whole numbers that point at rows or classes: a number, or nested arrays of them. */
export type Indices = NestedInput;

/**
 * Indices in row-major order with their shape.
 * @throws RangeError when one is not an integer in `0 … limit − 1` (NaN included), naming its place.
 */
export function readIndices(
  operation: string,
  indices: Indices,
  limit: number,
): { values: number[]; shape: Shape } {
  const { values, shape } = flatten(operation, indices);
  for (let position = 0; position < values.length; position++) {
    const index = values[position];
    if (Number.isInteger(index) && index >= 0 && index < limit) continue;
    throw new RangeError(
      `${operation}: index ${index} at ${formatShape(unravel(position, shape))} is not an integer in 0 … ${limit - 1}`,
    );
  }
  return { values, shape };
}

/** The index along each axis of the number at a row-major position. */
export function unravel(position: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = position;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]);
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}
