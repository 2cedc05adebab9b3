import { expect } from "chai";
import {
  dropout,
  gradcheck,
  mul,
  ones,
  Random,
  randomNormal,
  setBackend,
  sum,
  tensor,
  valueAndGradients,
  type Tensor,
} from "../../../src/index.js";
import { failure } from "../../support/failure.js";

const isKept = ({ data }: Tensor) => Array.from(data, (value) => value !== 0);

describe("dropout(x, keepProb, seed)", () => {
  // Of n numbers n·p are kept, give or take √(n·p·(1 − p)); 4 of these are passed once in 16,000 times.
  const n = 100_000;
  const spread = (p: number) => 4 * Math.sqrt(n * p * (1 - p));

  it("keeps each number with probability keepProb", () => {
    for (const keepProb of [0.01, 0.2, 0.5, 0.9]) {
      const kept = isKept(dropout(ones([n]), keepProb, 1)).filter(Boolean).length;
      expect(kept).to.be.closeTo(n * keepProb, spread(keepProb));
    }
  });

  it("decides on each number alone: neighbours are kept together as often as chance has it", () => {
    const kept = isKept(dropout(ones([n]), 0.5, 2));
    for (const distance of [1, 2, 3, 4, 8, 100]) {
      const pairs = kept.filter((isKept, i) => isKept && kept[(i + distance) % n]).length;
      expect(pairs, `distance ${distance}`).to.be.closeTo(n / 4, spread(0.25));
    }
  });

  it("divides what it keeps by keepProb, so that the expectation stays", () => {
    const x = randomNormal([40, 50], { seed: 3, mean: 5, dtype: "float64" });
    const dropped = dropout(x, 0.25, 4);
    dropped.data.forEach((value, i) => expect(value).to.be.oneOf([0, 4 * x.data[i]]));
    expect([dropped.dtype, dropped.shape]).to.deep.equal(["float64", [40, 50]]);
    const single = dropout(ones([9]), 0.3, 5);
    expect(new Set(single.data)).to.deep.equal(new Set([0, Math.fround(1 / 0.3)]));
  });

  it("drops the same numbers for the same seed, others for another", () => {
    const x = ones([1000]);
    expect(dropout(x, 0.5, 7).data).to.deep.equal(dropout(x, 0.5, 7).data);
    expect(dropout(x, 0.5, 7).data).to.not.deep.equal(dropout(x, 0.5, 8).data);
    expect(isKept(dropout(ones([1000], "float64"), 0.5, 7))).to.deep.equal(
      isKept(dropout(x, 0.5, 7)),
    );
  });

  it("gives the same float32 bits by kernel and in TypeScript, forwards and backwards", () => {
    const x = randomNormal([1003], { seed: 1 });
    const run = (keepProb: number) => {
      const dropped = () => sum(mul(dropout(x, keepProb, 7), x));
      return [dropout(x, keepProb, 7).data, valueAndGradients(dropped, [x]).gradients[0].data];
    };
    for (const keepProb of [0.3, 0.5, 0.9]) {
      const byKernel = run(keepProb);
      const before = setBackend("typescript");
      try {
        expect(run(keepProb), `keepProb ${keepProb}`).to.deep.equal(byKernel);
      } finally {
        expect(setBackend(before)).to.equal("typescript");
      }
      expect(before).to.equal("wasm");
    }
  });

  it("goes on with a Random from call to call", () => {
    const x = ones([1000]);
    const random = new Random(7);
    const [first, second] = [dropout(x, 0.5, random), dropout(x, 0.5, random)];
    expect(first.data).to.deep.equal(dropout(x, 0.5, 7).data);
    expect(second.data).to.not.deep.equal(first.data);
    const both = isKept(first).filter((isKept, i) => isKept && second.data[i] !== 0).length;
    expect(both).to.be.within(170, 330);
  });

  it("hands the gradient through the same mask", () => {
    const x = randomNormal([200], { seed: 1 });
    const { gradients } = valueAndGradients(() => sum(dropout(x, 0.5, 9)), [x]);
    expect(gradients[0].data).to.deep.equal(dropout(ones([200]), 0.5, 9).data);
    const y = randomNormal([3, 4], { seed: 2, dtype: "float64" });
    gradcheck((y) => mul(dropout(y, 0.6, 9), y), [y]);
  });

  it("with keepProb 1 changes nothing, and leaves x itself alone always", () => {
    const x = randomNormal([500], { seed: 1 });
    const before = x.data.slice();
    expect(dropout(x, 1, 3).data).to.deep.equal(before);
    dropout(x, 0.5, 3);
    expect(x.data).to.deep.equal(before);
  });

  it("refuses a keepProb that is not in 0 < … ≤ 1, and a seed that is not one", () => {
    for (const keepProb of [0, -0.5, 1.01, NaN, Infinity]) {
      expect(failure(() => dropout(tensor([1]), keepProb, 1))).to.equal(
        `RangeError: dropout: keepProb must be in 0 < … ≤ 1, got ${keepProb}`,
      );
    }
    expect(failure(() => dropout(tensor([1]), 0.5, -1))).to.equal(
      "RangeError: Random: the seed must be an integer in 0 … 4294967295, got -1",
    );
  });
});
