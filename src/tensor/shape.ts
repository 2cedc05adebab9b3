/** Sizes of a tensor's dimensions, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

/** A shape as error messages print it: `[2, 3]`. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** How many numbers a tensor of this shape holds. */
export function sizeOf(shape: Shape): number {
  let product = 1;
  for (const size of shape) product *= size;
  return product;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** Refuses a size that is not a positive whole number, naming `what` it is the size of. */
export function checkSize(operation: string, what: string, size: unknown): asserts size is number {
  if (!Number.isSafeInteger(size) || (size as number) < 1) {
    throw new RangeError(`${operation}: ${what} must be a positive integer, got ${String(size)}`);
  }
}

/** Refuses a shape with a size that is not a positive integer. */
export function checkShape(operation: string, shape: Shape): void {
  if (!Array.isArray(shape)) {
    throw new TypeError(`${operation}: a shape must be an array of sizes, got ${String(shape)}`);
  }
  for (let axis = 0; axis < shape.length; axis++) {
    if (Number.isSafeInteger(shape[axis]) && shape[axis] > 0) continue;
    checkSize(operation, `size ${axis} of shape ${formatShape(shape)}`, shape[axis]);
  }
}

/** An axis in `0 … rank − 1`; negative ones count from the end. */
export function resolveAxis(operation: string, axis: number, rank: number): number {
  const resolved = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(resolved) || resolved < 0 || resolved >= rank) {
    throw new RangeError(`${operation}: axis ${axis} is not an axis of a tensor of rank ${rank}`);
  }
  return resolved;
}

/**
 * The shape that two shapes broadcast to: aligned at the last axis, equal sizes or 1.
 * @throws RangeError naming both shapes when they do not fit.
 */
export function broadcastShapes(operation: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const sizeA = a[a.length - rank + axis] ?? 1;
    const sizeB = b[b.length - rank + axis] ?? 1;
    if (sizeA !== sizeB && sizeA !== 1 && sizeB !== 1) {
      throw new RangeError(
        `${operation}: shapes do not broadcast: ${formatShape(a)} and ${formatShape(b)}`,
      );
    }
    return Math.max(sizeA, sizeB);
  });
}

/** A tensor seen along one axis: `outer` blocks of `length` slices of `inner` adjacent numbers. */
export interface AxisView {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

export function alongAxis(shape: Shape, axis: number): AxisView {
  return {
    outer: sizeOf(shape.slice(0, axis)),
    length: shape[axis],
    inner: sizeOf(shape.slice(axis + 1)),
  };
}
