import fc from "fast-check";
import { randomUniform, type DType, type Shape, type Tensor } from "../../src/index.js";

/** Shapes of some axes of 1 to `longest` each. */
export function shapes({ minRank = 0, maxRank = 3, longest = 4 } = {}): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 1, max: longest }), { minLength: minRank, maxLength: maxRank });
}

/** Values that a test draws for a tensor: uniform in `[low, high)`, from a seed that fast-check picks. */
export interface Values {
  readonly low?: number;
  readonly high?: number;
  readonly dtype?: DType;
}

/** A tensor of this shape; in float64 between −2 and 2 unless told otherwise. */
export function tensorOf(
  shape: Shape,
  { low = -2, high = 2, dtype = "float64" }: Values = {},
): fc.Arbitrary<Tensor> {
  return fc
    .integer({ min: 0, max: 2 ** 31 })
    .map((seed) => randomUniform(shape, { seed, low, high, dtype }));
}

/** A tensor of any shape. */
export function tensors(
  options: Parameters<typeof shapes>[0] = {},
  values: Values = {},
): fc.Arbitrary<Tensor> {
  return shapes(options).chain((shape) => tensorOf(shape, values));
}

/** Two shapes that broadcast to each other, in every way: missing axes and axes of size 1. */
export const broadcastable: fc.Arbitrary<[Shape, Shape]> = shapes().chain((shape) => {
  const narrowed = fc
    .tuple(
      fc.integer({ min: 0, max: shape.length }),
      fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
    )
    .map(([dropped, single]) => shape.map((size, i) => (single[i] ? 1 : size)).slice(dropped));
  return fc.tuple(narrowed, narrowed);
});

/** A tensor of at least one axis, and one of its axes. */
export function withAxis(values: Values = {}): fc.Arbitrary<[x: Tensor, axis: number]> {
  return tensors({ minRank: 1 }, values).chain((x) =>
    fc.tuple(fc.constant(x), fc.integer({ min: 0, max: x.rank - 1 })),
  );
}
