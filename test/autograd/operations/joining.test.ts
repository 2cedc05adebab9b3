import { expect } from "chai";
import fc from "fast-check";
import { concat, gather, gradcheck, stack, tensor } from "../../../src/index.js";
import { shapes, tensorOf, tensors } from "../../support/arbitraries.js";
import { failure } from "../../support/failure.js";
import { at, build } from "../../support/naive.js";

const row = tensor([[1, 2]]);

describe("concat(xs, axis)", () => {
  it("joins tensors end to end along any axis of any shape", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    const cases = fc.tuple(shapes({ minRank: 1 }), fc.nat(), sizes).chain(([shape, n, sizes]) => {
      const axis = n % shape.length;
      const parts = sizes.map((size) => tensorOf(shape.with(axis, size)));
      return fc.tuple(fc.tuple(...parts), fc.constant(axis));
    });
    fc.assert(
      fc.property(cases, ([xs, axis]) => {
        const pieces = xs.flatMap((x, n) =>
          Array.from({ length: x.shape[axis] }, (_, k) => [n, k] as const),
        );
        const expected = build(xs[0].shape.with(axis, pieces.length), (index) => {
          const [n, k] = pieces[index[axis]];
          return at(xs[n], index.with(axis, k));
        });
        expect(concat(xs, axis).toArray()).to.deep.equal(expected);
        expect(concat(xs, axis - xs[0].rank).toArray()).to.deep.equal(expected);
      }),
    );
  });

  it("refuses an empty list, and tensors that differ in another axis or in rank", () => {
    expect(failure(() => concat([], 0))).to.equal(
      "RangeError: concat: needs at least one tensor, got none",
    );
    expect(failure(() => concat([row, tensor([[3]])], 0))).to.equal(
      "RangeError: concat: shapes do not fit along axis 0: [1, 2] and [1, 1]",
    );
    expect(failure(() => concat([row, tensor([3, 4])], 1))).to.equal(
      "RangeError: concat: shapes do not fit along axis 1: [1, 2] and [2]",
    );
    expect(failure(() => concat([tensor(1)], 0))).to.equal(
      "RangeError: concat: axis 0 is not an axis of a tensor of rank 0",
    );
  });
});

describe("stack(xs, axis)", () => {
  it("puts tensors side by side along a new axis, the first unless told otherwise", () => {
    const cases = shapes().chain((shape) =>
      fc.tuple(fc.array(tensorOf(shape), { minLength: 1, maxLength: 4 }), fc.nat(shape.length)),
    );
    fc.assert(
      fc.property(cases, ([xs, axis]) => {
        const expected = build(xs[0].shape.toSpliced(axis, 0, xs.length), (index) =>
          at(xs[index[axis]], index.toSpliced(axis, 1)),
        );
        expect(stack(xs, axis).toArray()).to.deep.equal(expected);
        expect(stack(xs, axis - xs[0].rank - 1).toArray()).to.deep.equal(expected);
        expect(stack(xs).shape).to.deep.equal([xs.length, ...xs[0].shape]);
      }),
    );
  });

  it("makes a vector of scalars", () => {
    expect(stack([tensor(1), tensor(2)]).toArray()).to.deep.equal([1, 2]);
  });

  it("refuses an empty list, tensors whose shapes differ, and an axis that cannot be new", () => {
    expect(failure(() => stack([]))).to.equal(
      "RangeError: stack: needs at least one tensor, got none",
    );
    expect(failure(() => stack([row, tensor([[1], [2]])]))).to.equal(
      "RangeError: stack: shapes differ: [1, 2] and [2, 1]",
    );
    expect(failure(() => stack([row], 3))).to.equal(
      "RangeError: stack: axis 3 is not an axis of a tensor of rank 3",
    );
  });
});

describe("gather(x, indices)", () => {
  const table = tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);

  it("takes rows in the shape of the indices, as often as they are named", () => {
    expect(gather(table, [2, 0, 2]).toArray()).to.deep.equal([
      [5, 6],
      [1, 2],
      [5, 6],
    ]);
    expect(gather(table, [[1], [0]]).toArray()).to.deep.equal([[[3, 4]], [[1, 2]]]);
    expect(gather(table, 1).toArray()).to.deep.equal([3, 4]);
    expect(gather(table, Int32Array.of(1)).toArray()).to.deep.equal([[3, 4]]);
  });

  it("takes numbers from a vector", () => {
    expect(gather(tensor([7, 8]), [[1, 1, 0]]).toArray()).to.deep.equal([[8, 8, 7]]);
  });

  it("has the gradients of central differences for indices of any shape", () => {
    const cases = fc.tuple(tensors({ minRank: 1 }), shapes({ maxRank: 2 }), fc.nat());
    fc.assert(
      fc.property(cases, ([x, shape, offset]) => {
        const rows = build(shape, (index) => index.reduce((a, b) => a + b, offset) % x.shape[0]);
        gradcheck((x) => gather(x, rows), [x], { name: "gather" });
      }),
    );
  });

  it("refuses a scalar, which has no rows", () => {
    expect(failure(() => gather(tensor(1), [0]))).to.equal(
      "RangeError: gather: a scalar has no rows",
    );
  });
});
