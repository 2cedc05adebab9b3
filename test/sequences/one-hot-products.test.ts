import { expect } from "chai";
import { Tape, Tensor } from "../../src/index.js";
import { kernels, type Kernels } from "../../src/backend/index.js";
import {
  exampleSequences,
  fusedCells,
  lossOf,
  results,
  type CellName,
  type SequenceExample,
} from "../support/example-sequences.js";

type Product = "multiplyPacked" | "multiplyTransposed";

/** How many products of each sort `f` makes. */
function products(f: () => void): Record<Product, number> {
  const k = kernels() as { -readonly [Name in keyof Kernels]: Kernels[Name] };
  const { multiplyPacked, multiplyTransposed } = k;
  const count = { multiplyPacked: 0, multiplyTransposed: 0 };
  k.multiplyPacked = (...args) => (count.multiplyPacked++, multiplyPacked(...args));
  k.multiplyTransposed = (...args) => (count.multiplyTransposed++, multiplyTransposed(...args));
  try {
    f();
  } finally {
    Object.assign(k, { multiplyPacked, multiplyTransposed });
  }
  return count;
}

/** The products of the gradients of some sources, without those of the run itself. */
function backwards(example: SequenceExample, sources: readonly Tensor[]) {
  const tape = new Tape();
  tape.watch(...sources);
  const loss = tape.run(() => lossOf(example, results(example)));
  return products(() => tape.gradient(loss, sources));
}

for (const cell of Object.keys(fusedCells) as CellName[]) {
  describe(`the products that dynamicRnn(cell, inputs) makes with a ${cell}`, () => {
    const sizes = { batch: 3, time: 4, features: 5, units: 6 };
    const ways = { timeMajor: false, sequenceLength: undefined, initialState: false } as const;
    const given = { cell, ...sizes, ...ways, oneHot: true, reach: "both", seed: 1 } as const;
    const oneHot = exampleSequences(given);
    const dense = { ...oneHot, inputs: new Tensor(oneHot.inputs.data, oneHot.inputs.shape) };
    const { variables } = oneHot.cell;
    // h with the weights of all gates; a GRU multiplies r ⊙ h by those of its candidate apart.
    const ofState = cell === "GRUCell" ? 2 : 1;
    const ofSteps = ofState * sizes.time;

    it("are those of the states alone for a oneHot(…) input, more for the same numbers unmarked", () => {
      const made = products(() => results(oneHot));
      expect(made).to.deep.equal({ multiplyPacked: ofSteps, multiplyTransposed: 0 });
      expect(products(() => results(dense)).multiplyPacked).to.be.above(ofSteps);
      expect(results(oneHot)).to.deep.equal(results(dense));
    });

    it("are those of the states alone backwards too, more for the same numbers unmarked", () => {
      const made = backwards(oneHot, variables);
      expect(made).to.deep.equal({ multiplyPacked: ofSteps, multiplyTransposed: ofState });
      expect(backwards(dense, variables).multiplyTransposed).to.be.above(ofState);
    });

    it("are more when the input is watched, whose gradient nobody computes otherwise", () => {
      for (const example of [oneHot, dense]) {
        const watched = backwards(example, [example.inputs, ...variables]);
        const unwatched = backwards(example, variables);
        expect(unwatched.multiplyPacked).to.equal(ofSteps);
        expect(watched.multiplyPacked).to.be.above(ofSteps);
        expect(watched.multiplyTransposed).to.equal(unwatched.multiplyTransposed);
      }
    });
  });
}
