import fc from "fast-check";

/** A size of a dimension: all tails of the tiles' 4 rows and 8 columns. */
export const size = fc.integer({ min: 1, max: 70 });

/** How much longer a row is in memory than what is used of it. */
export const gap = fc.integer({ min: 0, max: 9 });

export const seed = fc.integer({ min: 0, max: 2 ** 31 });

/** M, N, K of C = A·B: a batch of 1 among them, and now and then several blocks of k or of rows. */
export const productSizes = fc.oneof(
  { weight: 30, arbitrary: fc.tuple(size, size, size) },
  { weight: 10, arbitrary: fc.tuple(fc.constant(1), size, size) },
  { weight: 1, arbitrary: fc.constantFrom([5, 9, 1100], [210, 9, 3], [1, 70, 530]) },
) as fc.Arbitrary<[M: number, N: number, K: number]>;

/** Whole rows of cells: their width is a multiple of 8. */
export const cellSizes = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  H: fc.integer({ min: 1, max: 9 }).map((n) => 8 * n),
  seed,
});
