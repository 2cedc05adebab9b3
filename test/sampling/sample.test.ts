import { expect } from "chai";
import fc from "fast-check";
import { greedy, Random, sample, tensor, zeros, type StepModel } from "../../src/index.js";
import { refuses } from "../support/failure.js";
import { bigram, network, networks } from "./models.js";

/** χ² of what was drawn against probabilities. */
function chiSquare(ids: readonly number[], probabilities: readonly number[]): number {
  return probabilities
    .map((p, k) => (ids.filter((id) => id === k).length - ids.length * p) ** 2 / (ids.length * p))
    .reduce((sum, x) => sum + x, 0);
}

const softmaxOf = (logits: readonly number[], temperature: number): number[] => {
  const weights = logits.map((z) => Math.exp(z / temperature));
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((weight) => weight / total);
};

describe("sample(model, { start, length, temperature, seed, until })", () => {
  const row = [1, 0, -1, 0.5];
  const model = bigram([row, row, row, row]);

  for (const temperature of [0.5, 1, 2]) {
    it(`draws each id as often as it is probable at temperature ${temperature}`, () => {
      const ids = sample(model, { start: [0], length: 4000, temperature, seed: 1 });
      // With 3 degrees of freedom it is above 16.3 once in a thousand times.
      expect(chiSquare(ids, softmaxOf(row, temperature))).to.be.below(16.3);
      expect(chiSquare(ids, softmaxOf(row, temperature * 1.5))).to.be.above(16.3);
    });
  }

  it("gives the same ids for the same seed, and others for another", () => {
    const drawn = (seed: number | Random) =>
      sample(network(3, 5), { start: [1], length: 30, seed });
    expect(drawn(1))
      .to.deep.equal(drawn(1))
      .and.to.deep.equal(drawn(new Random(1)));
    expect(drawn(2)).to.not.deep.equal(drawn(1));
    expect(drawn(1)).to.have.length(30);
  });

  it("is greedy at a temperature near 0, without overflow", () => {
    fc.assert(
      fc.property(networks, fc.nat(), ({ classes, seed: weights }, seed) => {
        const options = { start: [0], length: 6 };
        expect(
          sample(network(classes, weights), { ...options, temperature: 1e-300, seed }),
        ).to.deep.equal(greedy(network(classes, weights), options));
      }),
      { numRuns: 20 },
    );
  });

  it("never draws what has the probability 0", () => {
    const half = bigram([[0, -Infinity, 0], [], [0, -Infinity, 0]]);
    const ids = sample(half, { start: [0], length: 300, seed: 1 });
    expect(new Set(ids)).to.deep.equal(new Set([0, 2]));
  });

  it("goes on from the whole start, and ends after until", () => {
    const cycle = bigram(
      [0, 1, 2].map((id) => [0, 1, 2].map((k) => (k === (id + 1) % 3 ? 99 : 0))),
    );
    expect(sample(cycle, { start: [0, 1], length: 4, seed: 1 })).to.deep.equal([2, 0, 1, 2]);
    expect(sample(cycle, { start: [0, 1], length: 9, seed: 1, until: 0 })).to.deep.equal([2, 0]);
    expect(greedy(cycle, { start: [0, 1], length: 9, until: 0 })).to.deep.equal([2, 0]);
  });

  it("refuses a temperature that is not positive, no start and a bad length, before the first step", () => {
    const never: StepModel = () => {
      throw new Error("a step was made");
    };
    const drawn = (temperature: number) => () =>
      sample(never, { start: [0], length: 1, seed: 1, temperature });
    refuses({
      "RangeError: sample: temperature must be positive, got 0; use greedy": drawn(0),
      "RangeError: sample: temperature must be positive, got -1": drawn(-1),
      "RangeError: sample: temperature must be positive, got NaN": drawn(NaN),
      "RangeError: sample: temperature must be positive, got Infinity": drawn(Infinity),
      "RangeError: sample: start must be a list of at least one id": () =>
        sample(never, { start: [], length: 1, seed: 1 }),
      "RangeError: greedy: length must be a positive integer, got 0": () =>
        greedy(never, { start: [0], length: 0 }),
    });
  });

  it("refuses logits that are not [batch, classes], NaN or ∞", () => {
    const broken = (logits: unknown) => () =>
      greedy(() => ({ logits: logits as never, state: zeros([1]) }), { start: [0], length: 1 });
    refuses({
      "RangeError: greedy: the model's logits must be [1, classes], got [3]": broken(zeros([3])),
      "RangeError: greedy: the model's logits must be [1, classes], got [2, 3]": broken(
        zeros([2, 3]),
      ),
      "TypeError: greedy: the model's logits must be a tensor [1, classes], got object": broken([
        1,
      ]),
      "RangeError: greedy: the model's logits must be below ∞, got NaN": broken(tensor([[0, NaN]])),
    });
  });
});

describe("greedy(model, { start, length })", () => {
  it("takes the most probable id, and of equals the lowest", () => {
    expect(
      greedy(
        bigram([
          [0, 5, 5],
          [1, 0, 2],
          [3, 3, 3],
        ]),
        { start: [0], length: 3 },
      ),
    ).to.deep.equal([1, 2, 0]);
  });
});
