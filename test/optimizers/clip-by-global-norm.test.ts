import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import { clipByGlobalNorm, globalNorm, randomNormal, tensor } from "../../src/index.js";
import { tensors } from "../support/arbitraries.js";
import { failure } from "../support/failure.js";

const gradients = [tensor([[3, 0]]), tensor([0, 4])];

describe("globalNorm(gradients)", () => {
  it("is the length of all gradients taken as one vector", () => {
    expect(globalNorm(gradients)).to.equal(5);
    expect(globalNorm([])).to.equal(0);
  });
});

describe("clipByGlobalNorm(gradients, clipNorm)", () => {
  it("shortens gradients together to the norm, and tells the norm that they had", () => {
    const clipped = clipByGlobalNorm(gradients, 1);
    expect(clipped.globalNorm).to.equal(5);
    expect(clipped.gradients[0]).to.be.closeToTensor([[0.6, 0]], 1e-7);
    expect(clipped.gradients[1]).to.be.closeToTensor([0, 0.8], 1e-7);
  });

  it("leaves gradients alone that are short enough, and never changes those it was given", () => {
    for (const limit of [5, 6, Infinity]) {
      expect(clipByGlobalNorm(gradients, limit)).to.deep.equal({ gradients, globalNorm: 5 });
    }
    clipByGlobalNorm(gradients, 1);
    expect(gradients.map((g) => g.toArray())).to.deep.equal([[[3, 0]], [0, 4]]);
  });

  it("hands back gradients whose norm is the limit, or just below it, as they are", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const long = [
        randomNormal([7, 9], { seed: 1, dtype }),
        randomNormal([9], { seed: 2, dtype }),
      ];
      const numbers = long.map(({ data }) => data.slice());
      const norm = globalNorm(long);
      for (const limit of [norm, norm * (1 + 1e-15), norm * (1 + 1e-3)]) {
        const clipped = clipByGlobalNorm(long, limit);
        expect(clipped.globalNorm).to.equal(norm);
        clipped.gradients.forEach((gradient, n) => expect(gradient).to.equal(long[n]));
        expect(clipped.gradients.map(({ data }) => data)).to.deep.equal(numbers);
      }
      const shorter = clipByGlobalNorm(long, norm * (1 - 1e-3)).gradients;
      expect(shorter.map(({ data }) => data)).to.not.deep.equal(numbers);
    }
  });

  it("keeps the common direction and never exceeds the norm, for gradients of any shape", () => {
    const lists = fc.array(tensors(), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lists, fc.double({ min: 0.01, max: 10, noNaN: true }), (gradients, limit) => {
        const clipped = clipByGlobalNorm(gradients, limit);
        const factor = Math.min(1, limit / globalNorm(gradients));
        clipped.gradients.forEach((g, n) => {
          const expected = [...gradients[n].data].map((x) => x * factor);
          expect([...g.data]).to.be.closeToTensor(expected, 1e-14);
          expect([g.shape, g.dtype]).to.deep.equal([gradients[n].shape, "float64"]);
        });
        expect(globalNorm(clipped.gradients)).to.be.at.most(limit * (1 + 1e-12));
      }),
    );
  });

  it("refuses a norm that is not positive", () => {
    for (const limit of [0, -1, NaN]) {
      expect(failure(() => clipByGlobalNorm(gradients, limit))).to.equal(
        `RangeError: clipByGlobalNorm: clipNorm must be positive, got ${limit}`,
      );
    }
  });
});
