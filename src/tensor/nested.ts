import type { TypedArray } from "./dtype.js";
import { formatShape, sizeOf, type Shape } from "./shape.js";

/** A number, or arrays of them nested to any depth; typed arrays may stand for the innermost ones. */
export type NestedNumbers = number | readonly NestedNumbers[];

/** What `tensor` accepts: nested arrays whose innermost ones may be typed arrays. */
export type NestedInput =
  number | readonly NestedInput[] | Float32Array | Float64Array | Int32Array | Uint8Array;

type ArrayInput = Exclude<NestedInput, number>;

const isArray = (value: unknown): value is ArrayInput =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** The shape of nested arrays, read along their first elements. */
function leadingShape(operation: string, input: NestedInput): number[] {
  const shape: number[] = [];
  for (let level: unknown = input; isArray(level); level = level[0]) {
    if (level.length === 0) {
      throw new RangeError(
        `${operation}: empty array at depth ${shape.length}; every axis needs at least one element`,
      );
    }
    shape.push(level.length);
  }
  return shape;
}

/**
 * The numbers of nested arrays in row-major order, with their shape.
 * @throws RangeError for ragged or empty arrays, TypeError for anything that is not a number.
 */
export function flatten(
  operation: string,
  input: NestedInput,
): { values: number[]; shape: number[] } {
  const shape = leadingShape(operation, input);
  const values: number[] = [];
  const visit = (part: unknown, depth: number, path: readonly number[]): void => {
    const expected = shape.slice(depth);
    if (!isArray(part)) {
      if (expected.length > 0) ragged(path, expected, "a number");
      if (typeof part !== "number") {
        throw new TypeError(
          `${operation}: expected a number at index ${formatShape(path)}, got ${describe(part)}`,
        );
      }
      values.push(part);
      return;
    }
    if (part.length !== shape[depth]) ragged(path, expected, `an array of ${part.length}`);
    for (let i = 0; i < part.length; i++) {
      const inner = part[i];
      // Nearly all are numbers in their right place, and only an error needs to know which.
      if (typeof inner === "number" && depth === shape.length - 1) values.push(inner);
      else visit(inner, depth + 1, [...path, i]);
    }
  };
  const ragged = (path: readonly number[], expected: Shape, got: string): never => {
    const wanted = expected.length === 0 ? "a number" : `shape ${formatShape(expected)}`;
    throw new RangeError(
      `${operation}: ragged array: expected ${wanted} at index ${formatShape(path)}, got ${got}`,
    );
  };
  visit(input, 0, []);
  return { values, shape };
}

const describe = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value) : String(value);

/** Nested arrays from row-major numbers. */
export function toNested(data: TypedArray, shape: Shape): NestedNumbers {
  const build = (axis: number, offset: number): NestedNumbers => {
    if (axis === shape.length) return data[offset];
    const step = sizeOf(shape.slice(axis + 1));
    return Array.from({ length: shape[axis] }, (_, i) => build(axis + 1, offset + i * step));
  };
  return build(0, 0);
}
