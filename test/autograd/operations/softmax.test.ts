import { expect } from "../../../src/chai/index.js";
import fc from "fast-check";
import { exp, gradcheck, log, logSoftmax, softmax, sum, tensor } from "../../../src/index.js";
import { withAxis } from "../../support/arbitraries.js";
import { at, build } from "../../support/naive.js";

describe("softmax(x, axis)", () => {
  it("is eˣ / Σ eˣ along the axis, for any shape and axis", () => {
    fc.assert(
      fc.property(withAxis(), ([x, axis]) => {
        const total = (index: number[]) =>
          Array.from({ length: x.shape[axis] }, (_, k) =>
            Math.exp(at(x, index.with(axis, k))),
          ).reduce((a, b) => a + b);
        const expected = build(x.shape, (index) => Math.exp(at(x, index)) / total(index));
        expect(softmax(x, axis)).to.be.closeToTensor(expected, 1e-15);
        expect(softmax(x, axis - x.rank)).to.be.closeToTensor(softmax(x, axis), 0);
        expect(logSoftmax(x, axis)).to.be.closeToTensor(log(softmax(x, axis)), 1e-14);
      }),
    );
  });

  it("goes along the last axis unless told otherwise", () => {
    const x = tensor([
      [1, 2],
      [3, 5],
    ]);
    expect(softmax(x)).to.be.closeToTensor(softmax(x, 1), 0);
    expect(softmax(x)).to.not.be.closeToTensor(softmax(x, 0), 0.01);
    expect(logSoftmax(x)).to.be.closeToTensor(logSoftmax(x, 1), 0);
  });

  it("gives probabilities for inputs of ±10⁴, in both precisions", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const x = tensor([1e4, 1e4 - 1, -1e4], dtype);
      const share = 1 / (1 + Math.exp(-1));
      expect(softmax(x)).to.be.closeToTensor([share, 1 - share, 0], 1e-7);
      expect(sum(softmax(x)).item()).to.be.closeTo(1, 1e-7);
    }
  });

  it("shares evenly between equal inputs, however great", () => {
    for (const value of [0, -1e4, 1e4, 1e17, -1e17, 1e300]) {
      expect(softmax(tensor([value, value], "float64")).toArray()).to.deep.equal([0.5, 0.5]);
    }
    expect(softmax(tensor([3e38, 3e38])).toArray()).to.deep.equal([0.5, 0.5]);
  });

  it("does not change when the same number is added to all inputs", () => {
    const x = [0.1, -2, 3];
    const shifted = x.map((value) => value + 1024);
    expect(softmax(tensor(shifted, "float64"))).to.be.closeToTensor(
      softmax(tensor(x, "float64")),
      1e-12,
    );
  });

  it("gives 0 where an input is −∞, so that a choice can be masked out", () => {
    expect(softmax(tensor([0, -Infinity, 0])).toArray()).to.deep.equal([0.5, 0, 0.5]);
  });

  it("is 1 for a single class", () => {
    expect(softmax(tensor([[7], [-7]])).toArray()).to.deep.equal([[1], [1]]);
  });
});

describe("logSoftmax(x, axis)", () => {
  it("is exact at ±10⁴, where the logarithm of the softmax would be −∞", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const x = tensor([1e4, 0, -1e4], dtype);
      expect(logSoftmax(x).toArray()).to.deep.equal([0, -1e4, -2e4]);
      expect(log(softmax(x)).toArray()).to.deep.equal([0, -Infinity, -Infinity]);
    }
  });

  it("is −log 2 for two equal inputs, however great", () => {
    for (const value of [0, 1e4, -1e4, 1e17, 1e300]) {
      expect(logSoftmax(tensor([value, value], "float64"))).to.be.closeToTensor(
        [-Math.LN2, -Math.LN2],
        1e-15,
      );
    }
  });

  it("has finite gradients at ±10⁴", () => {
    const x = tensor([1e4, -1e4, 9999], "float64");
    gradcheck((x) => exp(logSoftmax(x)), [x], { tolerance: 1e-5 });
    gradcheck((x) => softmax(x), [x], { tolerance: 1e-5 });
  });
});
