import { expect } from "chai";
import fc from "fast-check";
import { Tensor } from "../../src/index.js";
import {
  exampleSequences,
  fusedCells,
  gradients,
  inFloat64,
  type CellName,
} from "../support/example-sequences.js";
import { expectRounding } from "../support/rounding.js";
import { sequenceCases } from "../support/sequence-cases.js";

/** A tensor with 0 where another one is not finite: what is left to compare. */
const whereFinite = (x: Tensor, { data }: Tensor) =>
  new Tensor(
    x.data.map((value: number, i: number) => (Number.isFinite(data[i]) ? value : 0)),
    x.shape,
  );

const finite = (tensors: readonly Tensor[]) =>
  tensors.map(({ data }) => Array.from(data, Number.isFinite));

for (const cell of Object.keys(fusedCells) as CellName[]) {
  describe(`the gradients of dynamicRnn(cell, inputs) where an input is ∞, with a ${cell}`, () => {
    it("are finite where those of the loop are, and equal to rounding, whatever the number of units", () => {
      const cases = sequenceCases({ cell, oneHot: false });
      let compared = 0;
      fc.assert(
        fc.property(cases, fc.nat(), fc.boolean(), (given, position, negative) => {
          const example = exampleSequences(given);
          const { data } = example.inputs;
          data[position % data.length] = negative ? -Infinity : Infinity;
          const [fused, loop] = [gradients(example), gradients(inFloat64(example))];
          expect(finite(fused)).to.deep.equal(finite(gradients(example, false)));
          expectRounding(
            fused.map((x, n) => whereFinite(x, loop[n])),
            loop.map((x) => whereFinite(x, x)),
          );
          compared += finite(loop).flat().filter(Boolean).length;
        }),
        { numRuns: 50 },
      );
      // Not only NaN beside NaN.
      expect(compared).to.be.above(10_000);
    });
  });
}
