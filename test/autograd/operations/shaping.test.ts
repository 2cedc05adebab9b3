import { expect } from "chai";
import fc from "fast-check";
import {
  gradcheck,
  reshape,
  slice,
  split,
  stack,
  tensor,
  unstack,
  Variable,
} from "../../../src/index.js";
import { shapes, tensors, withAxis } from "../../support/arbitraries.js";
import { failure } from "../../support/failure.js";
import { at, build } from "../../support/naive.js";

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

describe("reshape(x, shape)", () => {
  it("keeps the numbers in row-major order, for any shapes of the same size", () => {
    const cases = shapes().chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.shuffledSubarray([...shape, 1], { minLength: shape.length + 1 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([from, to]) => {
        let next = 0;
        const x = tensor(build(from, () => next++));
        expect(reshape(x, to).shape).to.deep.equal(to);
        expect([...reshape(x, to).data]).to.deep.equal([...x.data]);
      }),
    );
  });

  it("works out the one size that is given as −1", () => {
    expect(reshape(x, [-1]).shape).to.deep.equal([6]);
    expect(reshape(x, [3, -1]).shape).to.deep.equal([3, 2]);
    expect(reshape(x, [-1, 6, 1]).shape).to.deep.equal([1, 6, 1]);
    expect(reshape(tensor(1), [-1, 1]).shape).to.deep.equal([1, 1]);
  });

  it("makes a scalar of a single number, and back", () => {
    expect(reshape(tensor([[5]]), []).toArray()).to.equal(5);
    expect(reshape(tensor(5), [1, 1]).toArray()).to.deep.equal([[5]]);
  });

  it("refuses two unknown sizes for a single number too, where any answer would fit", () => {
    expect(failure(() => reshape(tensor([5]), [-1, -1]))).to.equal(
      "RangeError: reshape: [1] does not fit [-1, -1]",
    );
  });

  it("does not follow a variable when its values change", () => {
    const w = new Variable(tensor([1, 2]), "w");
    const before = reshape(w, [2, 1]);
    w.assign(tensor([8, 9]));
    expect(before.toArray()).to.deep.equal([[1], [2]]);
  });

  it("refuses a shape of another size, two unknown sizes, and sizes that are not positive integers", () => {
    const refused = [
      [4],
      [2, 2],
      [-1, 4],
      [-1, -1],
      [0],
      [0, -1],
      [-6],
      [-2, -3],
      [1.5, 4],
      [NaN],
      [],
    ];
    for (const shape of refused) {
      expect(failure(() => reshape(x, shape))).to.equal(
        `RangeError: reshape: [2, 3] does not fit [${shape.join(", ")}]`,
      );
    }
  });
});

describe("slice(x, axis, start, end)", () => {
  it("takes start up to, not including, end along any axis of any shape", () => {
    const cases = withAxis().chain(([x, axis]) =>
      fc
        .tuple(fc.nat(x.shape[axis] - 1), fc.nat(x.shape[axis] - 1))
        .map(([a, b]) => [x, axis, Math.min(a, b), Math.max(a, b) + 1] as const),
    );
    fc.assert(
      fc.property(cases, ([x, axis, start, end]) => {
        const shape = x.shape.with(axis, end - start);
        const expected = build(shape, (index) => at(x, index.with(axis, index[axis] + start)));
        expect(slice(x, axis, start, end).toArray()).to.deep.equal(expected);
        expect(slice(x, axis - x.rank, start, end).toArray()).to.deep.equal(expected);
      }),
    );
  });

  it("refuses a part that is empty, reversed, past the axis, or not in whole numbers", () => {
    for (const [start, end] of [
      [1, 1],
      [2, 1],
      [0, 4],
      [-1, 2],
      [0, 1.5],
      [NaN, 2],
    ]) {
      expect(failure(() => slice(x, 1, start, end))).to.equal(
        `RangeError: slice: ${start} … ${end} is not a part of axis 1 of shape [2, 3]`,
      );
    }
    expect(failure(() => slice(x, 2, 0, 1))).to.equal(
      "RangeError: slice: axis 2 is not an axis of a tensor of rank 2",
    );
  });
});

describe("split(x, parts, axis)", () => {
  it("cuts an axis into equal parts, in order, along axis 0 unless told otherwise", () => {
    expect(split(x, 3, 1).map((part) => part.toArray())).to.deep.equal([
      [[1], [4]],
      [[2], [5]],
      [[3], [6]],
    ]);
    expect(split(x, 2).map((part) => part.toArray())).to.deep.equal([[[1, 2, 3]], [[4, 5, 6]]]);
    expect(split(x, 1, -1)[0].toArray()).to.deep.equal(x.toArray());
  });

  it("refuses parts that the axis does not divide into", () => {
    expect(failure(() => split(x, 2, 1))).to.equal(
      "RangeError: split: axis 1 of shape [2, 3] does not divide into 2 parts",
    );
    expect(failure(() => split(x, 4))).to.contain("does not divide into 4 parts");
    expect(failure(() => split(x, 0))).to.equal(
      "RangeError: split: parts must be a positive integer, got 0",
    );
  });
});

describe("unstack(x, axis)", () => {
  it("gives the slices without their axis; stack(unstack(x, axis), axis) is x again", () => {
    fc.assert(
      fc.property(withAxis(), ([x, axis]) => {
        const parts = unstack(x, axis);
        expect(parts).to.have.length(x.shape[axis]);
        parts.forEach((part, k) => {
          const expected = build(x.shape.toSpliced(axis, 1), (index) =>
            at(x, index.toSpliced(axis, 0, k)),
          );
          expect(part.toArray()).to.deep.equal(expected);
        });
        expect(stack(parts, axis).toArray()).to.deep.equal(x.toArray());
      }),
    );
  });

  it("and split have the gradients of central differences", () => {
    fc.assert(
      fc.property(tensors({ minRank: 2, maxRank: 3 }), (x) => {
        gradcheck((x) => unstack(x, 1).at(-1)!, [x], { name: "unstack" });
        gradcheck((x) => split(x, x.shape[1], 1).at(-1)!, [x], { name: "split" });
        gradcheck((x) => stack(unstack(x, 1).reverse(), 0), [x], { name: "stack" });
      }),
    );
  });

  it("refuses a scalar, which has no axis", () => {
    expect(failure(() => unstack(tensor(1)))).to.equal(
      "RangeError: unstack: axis 0 is not an axis of a tensor of rank 0",
    );
  });
});
