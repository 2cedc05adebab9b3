import type { NestedNumbers, Shape, Tensor } from "../../src/index.js";

/** Nested arrays whose value at each index is `value(index)`: what the engine is compared with. */
export function build(shape: Shape, value: (index: number[]) => number): NestedNumbers {
  const below = (prefix: number[]): NestedNumbers =>
    prefix.length === shape.length
      ? value(prefix)
      : Array.from({ length: shape[prefix.length] }, (_, i) => below([...prefix, i]));
  return below([]);
}

/** The value of a tensor at an index, found by walking its nested arrays. */
export function at(x: Tensor, index: readonly number[]): number {
  return index.reduce<NestedNumbers>(
    (part, i) => (part as NestedNumbers[])[i],
    x.toArray(),
  ) as number;
}

/**
 * The value that broadcasting puts at an index: axes are aligned at the last one, and an axis of size
 * 1 has the same value everywhere.
 */
export function broadcastAt(x: Tensor, index: readonly number[]): number {
  const own = index.slice(index.length - x.rank);
  return at(
    x,
    own.map((i, axis) => (x.shape[axis] === 1 ? 0 : i)),
  );
}

/** Every index of a shape, in row-major order. */
export function indices(shape: Shape): number[][] {
  return shape.reduce<number[][]>(
    (found, size) =>
      found.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])),
    [[]],
  );
}
