import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import { full, mul, sum, Tape, Tensor, valueAndGradients } from "../../src/index.js";
import {
  exampleSequences,
  fusedCells,
  gradients,
  inFloat64,
  lossOf,
  results,
  sourcesOf,
  type CellName,
  type SequenceCase,
  type SequenceExample,
} from "../support/example-sequences.js";
import { expectRounding } from "../support/rounding.js";
import { sequenceCases } from "../support/sequence-cases.js";

const bits = (tensors: readonly Tensor[]) => tensors.map(({ data }) => data);

/** A tensor of all time steps with another value past each sequence's end. */
function withPadding(
  { timeMajor, batch, time, sequenceLength }: SequenceCase,
  { data, shape }: Tensor,
  value: number,
): Tensor {
  const padded = data.slice();
  const width = shape[2];
  for (let n = 0; n < batch; n++) {
    for (let t = sequenceLength![n]; t < time; t++) {
      const row = timeMajor ? t * batch + n : n * time + t;
      padded.fill(value, row * width, (row + 1) * width);
    }
  }
  return new Tensor(padded, shape);
}

/** The gradients that each of two tapes has of a run that both recorded. */
function underTwoTapes(example: SequenceExample): Tensor[][] {
  const sources = sourcesOf(example);
  const [outer, inner] = [new Tape(), new Tape()];
  for (const tape of [outer, inner]) tape.watch(...sources);
  const loss = outer.run(() => inner.run(() => lossOf(example, results(example))));
  return [inner, outer].map((tape) => tape.gradient(loss, sources));
}

for (const cell of Object.keys(fusedCells) as CellName[]) {
  describe(`dynamicRnn(cell, inputs) as one operation, with a ${cell}`, () => {
    it("gives outputs and states of the loop bit for bit, recorded by a tape or not", () => {
      fc.assert(
        fc.property(sequenceCases({ cell }), (given) => {
          const example = exampleSequences(given);
          const loop = bits(results(example, false));
          expect(bits(results(example))).to.deep.equal(loop);
          const tape = new Tape();
          expect(bits(tape.run(() => results(example)))).to.deep.equal(loop);
        }),
        { numRuns: 150 },
      );
    });

    it("gives what the loop gives where an input is ∞, whatever the number of units", () => {
      const cases = sequenceCases({ cell, oneHot: false });
      fc.assert(
        fc.property(cases, fc.nat(), fc.boolean(), (given, position, negative) => {
          const example = exampleSequences(given);
          const { data } = example.inputs;
          data[position % data.length] = negative ? -Infinity : Infinity;
          expect(bits(results(example))).to.deep.equal(bits(results(example, false)));
        }),
        { numRuns: 50 },
      );
    });

    it("has the gradients of the loop in float64, to rounding", () => {
      fc.assert(
        fc.property(sequenceCases({ cell }), (given) => {
          const example = exampleSequences(given);
          expectRounding(gradients(example), gradients(inFloat64(example)));
        }),
        { numRuns: 150 },
      );
    });

    it("is the same at sizes that the kernels go through in several blocks", () => {
      const sizes = { batch: 5, time: 21, features: 530, units: 70 };
      const ways = { timeMajor: false, oneHot: false, initialState: true, reach: "both" } as const;
      const sequenceLength = [21, 20, 21, 13, 21];
      const example = exampleSequences({ cell, ...sizes, ...ways, sequenceLength, seed: 1 });
      expect(bits(results(example))).to.deep.equal(bits(results(example, false)));
      expectRounding(gradients(example), gradients(inFloat64(example)));
    });

    it("takes no gradient from the outputs past a sequence's end, not even NaN", () => {
      const cases = sequenceCases({ cell }).filter(({ sequenceLength }) => !!sequenceLength);
      fc.assert(
        fc.property(cases, (given) => {
          const example = exampleSequences(given);
          const [clean, spoilt] = [0, NaN].map((value) => {
            const ones = full([...example.inputs.shape.slice(0, 2), given.units], 1);
            const weights = withPadding(given, ones, value);
            const loss = () => sum(mul(results(example)[0], weights));
            return bits(valueAndGradients(loss, sourcesOf(example)).gradients);
          });
          expect(spoilt).to.deep.equal(clean);
        }),
        { numRuns: 30 },
      );
    });

    it("does not look at the padding: NaN and ∞ there do no harm, forwards or backwards", () => {
      const cases = sequenceCases({ cell, oneHot: false }).filter(
        (given) => !!given.sequenceLength,
      );
      fc.assert(
        fc.property(cases, fc.constantFrom(NaN, Infinity, -Infinity), (given, value) => {
          const [clean, spoilt] = [0, value].map((padding) => {
            const example = exampleSequences(given);
            const spoilt = { ...example, inputs: withPadding(given, example.inputs, padding) };
            return [...bits(results(spoilt)), ...bits(gradients(spoilt))];
          });
          expect(spoilt).to.deep.equal(clean);
          expect(clean.every((data) => data.every(Number.isFinite))).to.equal(true);
        }),
        { numRuns: 50 },
      );
    });

    it("gives two tapes that record at once the gradients that each would have alone", () => {
      fc.assert(
        fc.property(sequenceCases({ cell }), (given) => {
          const example = exampleSequences(given);
          const alone = bits(gradients(example));
          expect(underTwoTapes(example).map(bits)).to.deep.equal([alone, alone]);
        }),
        { numRuns: 50 },
      );
    });
  });
}
