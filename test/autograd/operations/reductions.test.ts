import { expect } from "../../../src/chai/index.js";
import fc from "fast-check";
import {
  gradcheck,
  max,
  mean,
  sum,
  tensor,
  valueAndGradients,
  type Tensor,
} from "../../../src/index.js";
import { tensors } from "../../support/arbitraries.js";
import { failure } from "../../support/failure.js";
import { at, build, indices } from "../../support/naive.js";

const add = (values: number[]) => values.reduce((a, b) => a + b, 0);
const average = (values: number[]) => add(values) / values.length;
const greatest = (values: number[]) => Math.max(...values);

/** A tensor and some of its axes, each named from the front or from the end. */
const withAxes = tensors().chain((x) =>
  fc.tuple(fc.constant(x), fc.subarray([...x.shape.keys()]), fc.boolean()),
);

/** The reduction of all values that share an index once the reduced axes are left out of it. */
function reference(x: Tensor, axes: number[], keepDims: boolean, f: (values: number[]) => number) {
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const shape = keepDims ? kept : x.shape.filter((_, axis) => !axes.includes(axis));
  const line = (index: number[]) => {
    let next = 0;
    const fixed = x.shape.map((_, axis) =>
      keepDims ? index[axis] : axes.includes(axis) ? 0 : index[next++],
    );
    const along = indices(x.shape).filter((at) =>
      at.every((i, axis) => axes.includes(axis) || i === fixed[axis]),
    );
    return along.map((index) => at(x, index));
  };
  return { shape, values: build(shape, (index) => f(line(index))) };
}

for (const [name, reduce, f] of [
  ["sum", sum, add],
  ["mean", mean, average],
] as const) {
  describe(`${name}(x, axes, keepDims)`, () => {
    it("reduces any axes of any shape, and keeps them at size 1 on request", () => {
      fc.assert(
        fc.property(withAxes, ([x, axes, keepDims]) => {
          const expected = reference(x, axes, keepDims, f);
          const result = reduce(x, axes, keepDims);
          expect(result.shape).to.deep.equal(expected.shape);
          expect(result).to.be.closeToTensor(expected.values, 1e-14);
        }),
      );
    });

    it("reduces all axes unless told otherwise, and counts negative axes from the end", () => {
      const x = tensor([
        [1, 2],
        [3, 6],
      ]);
      expect(reduce(x).toArray()).to.equal(f([1, 2, 3, 6]));
      expect(reduce(x, -1).toArray()).to.deep.equal([f([1, 2]), f([3, 6])]);
      expect(reduce(x, -2).toArray()).to.deep.equal(reduce(x, 0).toArray());
      expect(reduce(x, undefined, true).shape).to.deep.equal([1, 1]);
    });

    it("counts an axis that is named twice once", () => {
      expect(reduce(tensor([[1, 2]]), [1, -1]).toArray()).to.deep.equal([f([1, 2])]);
    });

    it("has the gradients of central differences over any axes", () => {
      fc.assert(
        fc.property(withAxes, ([x, axes, keepDims]) =>
          gradcheck((x) => reduce(x, axes, keepDims), [x], { name }),
        ),
      );
    });

    it("refuses an axis that is not there", () => {
      expect(failure(() => reduce(tensor([[1, 2]]), 2))).to.equal(
        `RangeError: ${name}: axis 2 is not an axis of a tensor of rank 2`,
      );
      expect(failure(() => reduce(tensor([1]), [0, -2]))).to.contain(`${name}: axis -2 is not`);
      expect(failure(() => reduce(tensor([1]), 0.5))).to.contain(`${name}: axis 0.5 is not`);
      expect(failure(() => reduce(tensor([1]), NaN))).to.contain(`${name}: axis NaN is not`);
    });
  });
}

describe("sum(x)", () => {
  it("adds up in float64: a thousand terms too small for float32 beside 1 are not lost", () => {
    const x = tensor([1, ...Array<number>(1000).fill(2 ** -25)]);
    expect(sum(x).item()).to.equal(Math.fround(1 + 1000 * 2 ** -25));
  });
});

describe("max(x, axis, keepDims)", () => {
  it("is the greatest value along any axis of any shape, or of all", () => {
    fc.assert(
      fc.property(tensors({ minRank: 1 }), fc.nat(), fc.boolean(), (x, n, keepDims) => {
        const axis = n % x.rank;
        const expected = reference(x, [axis], keepDims, greatest);
        expect(max(x, axis, keepDims).shape).to.deep.equal(expected.shape);
        expect(max(x, axis, keepDims).toArray()).to.deep.equal(expected.values);
        expect(max(x, axis - x.rank).toArray()).to.deep.equal(max(x, axis).toArray());
        expect(max(x).item()).to.equal(greatest([...x.data]));
        expect(max(x, undefined, true).shape).to.deep.equal(x.shape.map(() => 1));
      }),
    );
  });

  it("is the number itself for a scalar", () => {
    expect(max(tensor(3)).toArray()).to.equal(3);
  });

  it("is NaN wherever a NaN stands, first or last", () => {
    const x = tensor([
      [NaN, 1, 2],
      [1, 2, NaN],
      [1, NaN, 2],
    ]);
    expect([...max(x, 1).data]).to.deep.equal([NaN, NaN, NaN]);
  });

  it("sends the gradient to the first of equal values only", () => {
    const x = tensor([[1, 3, 3, 2]]);
    const { gradients } = valueAndGradients(() => max(x), [x]);
    expect(gradients[0].toArray()).to.deep.equal([[0, 1, 0, 0]]);
  });

  it("refuses an axis that is not there", () => {
    expect(failure(() => max(tensor([1]), 1))).to.equal(
      "RangeError: max: axis 1 is not an axis of a tensor of rank 1",
    );
  });
});
