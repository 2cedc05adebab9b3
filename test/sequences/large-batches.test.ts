import { expect } from "chai";
import {
  exampleSequences,
  fusedCells,
  gradients,
  inFloat64,
  results,
  type CellName,
} from "../support/example-sequences.js";
import { expectRounding } from "../support/rounding.js";

const [batch, time] = [300, 3];
/** Of every length from none to all time steps, in an order that has to be sorted. */
const ended = Array.from({ length: batch }, (_, n) => (n % 4 === 3 ? n % 3 : time));

for (const cell of Object.keys(fusedCells) as CellName[]) {
  describe(`dynamicRnn(cell, inputs) with a batch greater than the rows that a ${cell} takes from the input at once`, () => {
    for (const oneHot of [false, true]) {
      for (const sequenceLength of [undefined, ended]) {
        const input = oneHot ? "one-hot" : "dense";
        const lengths = sequenceLength ? "some sequences that end" : "full sequences";
        it(`gives what the loop gives bit for bit, and its gradients, with ${input} inputs and ${lengths}`, () => {
          const example = exampleSequences({
            cell,
            batch,
            time,
            features: 4,
            units: 3,
            timeMajor: false,
            sequenceLength,
            oneHot,
            initialState: true,
            reach: "both",
            seed: 1,
          });
          const bits = (fused?: boolean) => results(example, fused).map(({ data }) => data);
          expect(bits()).to.deep.equal(bits(false));
          expectRounding(gradients(example), gradients(inFloat64(example)));
        });
      }
    }
  });
}
