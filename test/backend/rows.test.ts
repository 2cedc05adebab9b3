import { expect } from "chai";
import fc from "fast-check";
import { difference, indexBlock, k, matrix, withBlocks } from "./block.js";
import { gap, seed, size } from "./sizes.js";

/** So many rows of a smaller matrix, each with the index of a row of the larger one. */
const moves = fc
  .record({ width: size, small: size, large: size, gaps: fc.tuple(gap, gap), seed })
  .chain((sizes) =>
    fc
      .array(fc.integer({ min: 0, max: sizes.large - 1 }), {
        minLength: sizes.small,
        maxLength: sizes.small,
      })
      .map((indices) => ({ ...sizes, indices })),
  );

describe("gatherRows(rows, width, indices, source, ldSource, target, ldTarget)", () => {
  it("takes rows by their index and makes the rest of each target row 0", () => {
    fc.assert(
      fc.property(moves, ({ width, small, large, gaps, seed, indices }) =>
        withBlocks((block) => {
          const [ldSource, ldTarget] = [width + gaps[0], width + gaps[1]];
          const source = matrix(large, width, ldSource, seed);
          const target = block(matrix(small, width, ldTarget, seed + 1));
          const at = indexBlock(block, indices).pointer;
          k.gatherRows(small, width, at, block(source).pointer, ldSource, target.pointer, ldTarget);
          const wanted = target.values.map((_, i) => {
            const [r, n] = [Math.floor(i / ldTarget), i % ldTarget];
            return n < width ? source[indices[r] * ldSource + n] : 0;
          });
          expect(difference(target.values, wanted)).to.equal(undefined);
          expect(target.overrun).to.equal(0);
        }),
      ),
    );
  });
});

for (const [name, combine] of [
  ["scatterRows", (_: number, value: number) => value],
  ["scatterAddRows", (old: number, value: number) => Math.fround(old + value)],
] as const) {
  describe(`${name}(rows, width, indices, source, ldSource, target, ldTarget)`, () => {
    it(`${name} goes through the rows in order, and touches only numbers of these rows`, () => {
      fc.assert(
        fc.property(moves, ({ width, small, large, gaps, seed, indices }) =>
          withBlocks((block) => {
            const [ldSource, ldTarget] = [width + gaps[0], width + gaps[1]];
            const source = matrix(small, width, ldSource, seed);
            const wanted = matrix(large, width, ldTarget, seed + 1);
            const target = block(wanted);
            const at = indexBlock(block, indices).pointer;
            k[name](small, width, at, block(source).pointer, ldSource, target.pointer, ldTarget);
            indices.forEach((index, r) => {
              for (let n = 0; n < width; n++) {
                const to = index * ldTarget + n;
                wanted[to] = combine(wanted[to], source[r * ldSource + n]);
              }
            });
            expect(difference(target.values, wanted)).to.equal(undefined);
            expect(target.overrun).to.equal(0);
          }),
        ),
      );
    });
  });
}
