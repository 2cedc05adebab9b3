import type { Blocks, Kernels, Pointer } from "../backend/index.js";

/** Rows in the kernels' memory: `width` numbers each, of which the first `size` are the tensor's. */
export interface RowLayout {
  readonly size: number;
  readonly width: number;
  /** For each row its row in the tensor; absent when it is the same one. */
  readonly places?: Int32Array;
}

const identity = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i);

/** Copies a tensor's numbers to the rows at `target`, those past `size` being zero. */
export function loadRows(
  k: Kernels,
  scratch: Blocks,
  values: Float32Array,
  { size, width, places }: RowLayout,
  target: Pointer,
): void {
  if (!places && width === size) return k.memory.write(target, values);
  const order = places ?? identity(values.length / size);
  const indices = scratch.holdingIndices(order);
  const source = scratch.holding(values);
  k.gatherRows(order.length, size, indices, source, size, target, width);
}

/** The numbers of a tensor of `total` rows made of the rows at `source`; where none goes they are zero. */
export function storeRows(
  k: Kernels,
  scratch: Blocks,
  source: Pointer,
  { size, width, places }: RowLayout,
  total: number,
): Float32Array {
  if (!places && width === size) return k.memory.read(source, total * size);
  const order = places ?? identity(total);
  const indices = scratch.holdingIndices(order);
  const target = scratch.take(total * size);
  if (order.length < total) k.memory.fill(target, total * size, 0);
  k.scatterRows(order.length, size, indices, source, width, target, size);
  return k.memory.read(target, total * size);
}

/** The rows at `source` that `indices` names, as a tensor's numbers. */
export function pickRows(
  k: Kernels,
  scratch: Blocks,
  source: Pointer,
  { size, width }: RowLayout,
  indices: Int32Array,
): Float32Array {
  const target = scratch.take(indices.length * size);
  const named = scratch.holdingIndices(indices);
  k.gatherRows(indices.length, size, named, source, width, target, size);
  return k.memory.read(target, indices.length * size);
}

/** Adds a tensor's numbers to the rows at `target` that `indices` names. */
export function addToRows(
  k: Kernels,
  scratch: Blocks,
  values: Float32Array,
  { size, width }: RowLayout,
  indices: Int32Array,
  target: Pointer,
): void {
  const source = scratch.holding(values);
  const named = scratch.holdingIndices(indices);
  k.scatterAddRows(indices.length, size, named, source, size, target, width);
}
