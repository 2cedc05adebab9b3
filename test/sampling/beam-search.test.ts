import { expect } from "chai";
import fc from "fast-check";
import { beamSearch, greedy, zeros } from "../../src/index.js";
import { refuses } from "../support/failure.js";
import { bigram, logProbabilityOf, network, networks } from "./models.js";

/** All sequences of so many ids, or fewer when they end with `until`. */
function sequences(classes: number, length: number, until?: number): number[][] {
  if (length === 0) return [[]];
  return Array.from({ length: classes }, (_, id) => id).flatMap((id) =>
    id === until ? [[id]] : sequences(classes, length - 1, until).map((rest) => [id, ...rest]),
  );
}

describe("beamSearch(model, { start, length, width, until })", () => {
  it("finds the most probable sequences of all when the beam is wide enough for them", () => {
    const cases = fc.tuple(networks, fc.integer({ min: 1, max: 3 }), fc.option(fc.constant(0)));
    fc.assert(
      fc.property(cases, ([{ classes, seed }, length, end]) => {
        const model = network(classes, seed);
        const until = end ?? undefined;
        const start = [1, 0];
        const expected = sequences(classes, length, until)
          .map((ids) => ({ ids, logProbability: logProbabilityOf(model, start, ids) }))
          .sort((a, b) => b.logProbability - a.logProbability);
        const found = beamSearch(model, { start, length, width: classes ** length, until });
        expect(found.map(({ ids }) => ids)).to.deep.equal(expected.map(({ ids }) => ids));
        found.forEach(({ logProbability }, n) => {
          expect(logProbability).to.be.closeTo(expected[n].logProbability, 1e-5);
        });
        const total = found.reduce((sum, { logProbability }) => sum + Math.exp(logProbability), 0);
        expect(total).to.be.closeTo(1, 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it("with width 1 is greedy", () => {
    fc.assert(
      fc.property(networks, fc.option(fc.constant(0)), ({ classes, seed }, end) => {
        const options = { start: [0], length: 6, until: end ?? undefined };
        const [{ ids }, ...others] = beamSearch(network(classes, seed), { ...options, width: 1 });
        expect(ids).to.deep.equal(greedy(network(classes, seed), options));
        expect(others).to.deep.equal([]);
      }),
      { numRuns: 40 },
    );
  });

  it("finds what greedy passes by", () => {
    const model = bigram(
      [
        [0, 0.1, -9],
        [0, 0, 0],
        [9, 0, 0],
      ].map((row, id) => (id === 0 ? [-9, 0.1, 0] : row)),
    );
    const options = { start: [0], length: 2 };
    expect(greedy(model, options)).to.deep.equal([1, 0]);
    expect(beamSearch(model, { ...options, width: 2 })[0].ids).to.deep.equal([2, 0]);
  });

  it("puts equally probable sequences in the order of their ids", () => {
    const even = bigram([
      [0, 0],
      [0, 0],
    ]);
    const found = beamSearch(even, { start: [1], length: 2, width: 3 });
    expect(found.map(({ ids }) => ids)).to.deep.equal([
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
    found.forEach(({ logProbability }) =>
      expect(logProbability).to.be.closeTo(-2 * Math.LN2, 1e-15),
    );
  });

  it("leaves out what is impossible, and stops when all have ended", () => {
    let steps = 0;
    const rows = bigram([
      [-Infinity, 0, -Infinity],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const counted: typeof rows = (ids, state) => {
      steps++;
      return rows(ids, state);
    };
    const found = beamSearch(counted, { start: [0], length: 9, width: 5, until: 1 });
    expect(found).to.deep.equal([{ ids: [1], logProbability: 0 }]);
    expect(steps).to.equal(1);
  });

  it("refuses a width or length that is not a positive integer, no start, and logits that do not fit", () => {
    const even = bigram([
      [0, 0],
      [0, 0],
    ]);
    const options = { start: [0], length: 2, width: 2 };
    refuses({
      "RangeError: beamSearch: width must be a positive integer, got 0": () =>
        beamSearch(even, { ...options, width: 0 }),
      "RangeError: beamSearch: length must be a positive integer, got 1.5": () =>
        beamSearch(even, { ...options, length: 1.5 }),
      "RangeError: beamSearch: start must be a list of at least one id": () =>
        beamSearch(even, { ...options, start: [] }),
      "RangeError: beamSearch: the model's logits must be [2, classes], got [1, 2]": () =>
        beamSearch(() => ({ logits: zeros([1, 2]), state: zeros([1, 1]) }), options),
    });
  });
});
