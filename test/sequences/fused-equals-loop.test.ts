import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import { Tape, Tensor } from "../../src/index.js";
import {
  exampleSequences,
  gradients,
  inFloat64,
  lossOf,
  results,
  sourcesOf,
  type CellName,
  type SequenceExample,
} from "../support/example-sequences.js";
import { sequenceCases } from "../support/sequence-cases.js";

const bits = (tensors: readonly Tensor[]) => tensors.map(({ data }) => data);

/**
 * What rounding may do to a gradient, of the greatest one (or of 1): 64 roundings of 2⁻²⁴. The kernels'
 * tanh is right to 7 of them, errors of 20 time steps add up as a random walk does, to √20 · 7 ≈ 31, and
 * the sums over batch and time bring as many again. Over 400 cases 14 were seen.
 */
const ROUNDING = 64 * 2 ** -24;

function expectRounding(got: readonly Tensor[], expected: readonly Tensor[]): void {
  expect(got.length).to.equal(expected.length);
  got.forEach((gradient, n) => {
    const greatest = Math.max(1, ...expected[n].data.map(Math.abs));
    expect(gradient.dtype).to.equal("float32");
    expect(gradient, `gradient ${n}`).to.be.closeToTensor(expected[n], ROUNDING * greatest);
  });
}

/** The example with another value at each input past a sequence's end. */
function withPadding(example: SequenceExample, value: number): SequenceExample {
  const { given, inputs } = example;
  const { timeMajor, batch, time, features, sequenceLength } = given;
  const data = inputs.data.slice();
  for (let n = 0; n < batch; n++) {
    for (let t = sequenceLength![n]; t < time; t++) {
      const row = timeMajor ? t * batch + n : n * time + t;
      data.fill(value, row * features, (row + 1) * features);
    }
  }
  return { ...example, inputs: new Tensor(data, inputs.shape) };
}

/** The gradients that each of two tapes has of a run that both recorded. */
function underTwoTapes(example: SequenceExample): Tensor[][] {
  const sources = sourcesOf(example);
  const [outer, inner] = [new Tape(), new Tape()];
  for (const tape of [outer, inner]) tape.watch(...sources);
  const loss = outer.run(() => inner.run(() => lossOf(example, results(example))));
  return [inner, outer].map((tape) => tape.gradient(loss, sources));
}

for (const cell of ["BasicRNNCell", "BasicLSTMCell"] satisfies CellName[]) {
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

    it("does not look at the padding: NaN and ∞ there do no harm, forwards or backwards", () => {
      const cases = sequenceCases({ cell, oneHot: false }).filter(
        (given) => !!given.sequenceLength,
      );
      fc.assert(
        fc.property(cases, fc.constantFrom(NaN, Infinity, -Infinity), (given, value) => {
          const [clean, spoilt] = [0, value].map((padding) => {
            const example = withPadding(exampleSequences(given), padding);
            return [...bits(results(example)), ...bits(gradients(example))];
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
