import fc from "fast-check";
import { fusedCells, type CellName, type SequenceCase } from "./example-sequences.js";

/** Sizes with all that can happen to lanes of 8: whole ones, tails, and both. */
const size = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(1, 7, 8, 9, 16, 17));

/** Cases of every sort, of one kind of cell or of any; small, since a loop goes beside each. */
export function sequenceCases(
  fixed: Partial<SequenceCase> = {},
  { longest = 20 }: { longest?: number } = {},
): fc.Arbitrary<SequenceCase> {
  return fc
    .record({
      batch: size,
      time: fc.integer({ min: 1, max: longest }),
      features: size,
      units: size,
    })
    .map((sizes) => ({ ...sizes, ...fixed }))
    .chain((sizes) =>
      fc.record({
        cell: fc.constantFrom(...(Object.keys(fusedCells) as CellName[])),
        batch: fc.constant(sizes.batch),
        time: fc.constant(sizes.time),
        features: fc.constant(sizes.features),
        units: fc.constant(sizes.units),
        timeMajor: fc.boolean(),
        sequenceLength: fc.option(
          fc.array(fc.nat(sizes.time), { minLength: sizes.batch, maxLength: sizes.batch }),
          { nil: undefined },
        ),
        oneHot: fc.boolean(),
        initialState: fc.boolean(),
        reach: fc.constantFrom("outputs" as const, "state" as const, "both" as const),
        seed: fc.nat(1_000_000),
      }),
    )
    .map((drawn) => ({ ...drawn, ...fixed }));
}
