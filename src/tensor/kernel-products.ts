import { packedSize, withScratch, type Kernels } from "../backend/index.js";

/** Sizes of a product: `[n, k]` times `[k, m]`. */
export interface ProductSizes {
  readonly n: number;
  readonly k: number;
  readonly m: number;
}

/** A B by the kernels: A `[n, k]`, B `[k, m]`, or `[m, k]` with `transposed`. Sums begin from `bias`. */
export function multiply(
  kernels: Kernels,
  a: Float32Array,
  b: Float32Array,
  { n, k, m }: ProductSizes,
  { transposed = false, bias }: { transposed?: boolean; bias?: Float32Array } = {},
): Float32Array {
  const { memory } = kernels;
  return withScratch(memory, (scratch) => {
    const product = scratch.take(n * m);
    const packed = scratch.take(packedSize(k, m));
    const left = scratch.holding(a);
    const right = scratch.holding(b);
    if (transposed) kernels.packRows(k, m, right, k, packed);
    else kernels.packColumns(k, m, right, m, packed);
    if (bias) {
      const everyRow = scratch.holdingIndices(new Int32Array(n));
      kernels.gatherRows(n, m, everyRow, scratch.holding(bias), m, product, m);
    }
    kernels.multiplyPacked(n, m, k, left, k, packed, product, m, bias ? 1 : 0);
    return memory.read(product, n * m);
  });
}

/** Aᵀ B by the kernels: A `[k, n]`, B `[k, m]`. */
export function multiplyTransposed(
  kernels: Kernels,
  a: Float32Array,
  b: Float32Array,
  { n, k, m }: ProductSizes,
): Float32Array {
  const { memory } = kernels;
  return withScratch(memory, (scratch) => {
    const product = scratch.take(n * m);
    const room = scratch.take(kernels.transposedScratch(n, m, k));
    const left = scratch.holding(a);
    const right = scratch.holding(b);
    kernels.multiplyTransposed(n, m, k, left, n, right, m, product, m, 0, room);
    return memory.read(product, n * m);
  });
}

/** The sums of the columns of `[rows, columns]` by the kernels. */
export function sumOfRows(
  kernels: Kernels,
  values: Float32Array,
  rows: number,
  columns: number,
): Float32Array {
  const { memory } = kernels;
  return withScratch(memory, (scratch) => {
    const sums = scratch.take(columns);
    kernels.columnSums(rows, columns, scratch.holding(values), columns, sums, 0);
    return memory.read(sums, columns);
  });
}
