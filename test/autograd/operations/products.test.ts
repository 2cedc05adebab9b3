import { expect } from "chai";
import fc from "fast-check";
import {
  affine,
  gradcheck,
  matmul,
  square,
  sum,
  tensor,
  transpose,
  valueAndGradients,
} from "../../../src/index.js";
import { tensorOf, tensors } from "../../support/arbitraries.js";
import { failure } from "../../support/failure.js";
import { at, build } from "../../support/naive.js";

const sizes = fc.integer({ min: 1, max: 6 });
const dtypes = fc.constantFrom("float32" as const, "float64" as const);

describe("matmul(a, b)", () => {
  it("adds up in the order of the inner axis, each product and each sum rounded, for any sizes", () => {
    const factors = fc
      .tuple(sizes, sizes, sizes, dtypes)
      .chain(([n, k, m, dtype]) =>
        fc.tuple(tensorOf([n, k], { dtype }), tensorOf([k, m], { dtype })),
      );
    fc.assert(
      fc.property(factors, ([a, b]) => {
        const round = a.dtype === "float32" ? Math.fround : Number;
        const expected = build([a.shape[0], b.shape[1]], ([i, j]) => {
          let total = 0;
          for (let k = 0; k < a.shape[1]; k++) {
            total = round(total + round(at(a, [i, k]) * at(b, [k, j])));
          }
          return total;
        });
        expect(matmul(a, b).toArray()).to.deep.equal(expected);
        expect(matmul(a, b).dtype).to.equal(a.dtype);
      }),
    );
  });

  it("lets NaN through even where it is multiplied by zero", () => {
    expect(matmul(tensor([[0]]), tensor([[NaN]])).item()).to.be.NaN;
  });

  it("refuses what is not a matrix, naming both shapes", () => {
    expect(failure(() => matmul(tensor([1, 2]), tensor([[1], [2]])))).to.equal(
      "RangeError: matmul: both operands must be matrices, got [2] × [2, 1]",
    );
    expect(failure(() => matmul(tensor([[1]]), 2))).to.equal(
      "RangeError: matmul: both operands must be matrices, got [1, 1] × []",
    );
  });
});

describe("affine(x, W, b)", () => {
  const factors = fc
    .tuple(sizes, sizes, sizes, dtypes)
    .chain(([n, k, m, dtype]) =>
      fc.tuple(tensorOf([n, k], { dtype }), tensorOf([k, m], { dtype }), tensorOf([m], { dtype })),
    );

  it("is x W + b for each row: bit for bit in float64, in float32 with sums that begin from b", () => {
    fc.assert(
      fc.property(factors, ([x, W, b]) => {
        const single = x.dtype === "float32";
        const round = single ? Math.fround : Number;
        const expected = build([x.shape[0], W.shape[1]], ([i, j]) => {
          let total = single ? at(b, [j]) : 0;
          for (let k = 0; k < x.shape[1]; k++) {
            total = round(total + round(at(x, [i, k]) * at(W, [k, j])));
          }
          return single ? total : total + at(b, [j]);
        });
        expect(affine(x, W, b).toArray()).to.deep.equal(expected);
        expect(affine(x, W, b).dtype).to.equal(x.dtype);
      }),
    );
  });

  it("does so for x of any rank: a single row, a batch of sequences", () => {
    const [W, b] = [tensor([[1], [2]]), tensor([10])];
    expect(affine(tensor([3, 4]), W, b).toArray()).to.deep.equal([21]);
    const x = tensor([[[1, 0]], [[0, 1]], [[1, 1]]]);
    expect(affine(x, W, b).toArray()).to.deep.equal([[[11]], [[12]], [[13]]]);
    const sources = [x, W, b].map((given) => tensor(given.toArray(), "float64"));
    gradcheck(affine, sources);
    const inFloat32 = valueAndGradients(() => sum(square(affine(x, W, b))), [x, W, b]);
    const [x64, W64, b64] = sources;
    const inFloat64 = valueAndGradients(() => sum(square(affine(x64, W64, b64))), sources);
    inFloat32.gradients.forEach((gradient, i) =>
      expect(gradient.toArray()).to.deep.equal(inFloat64.gradients[i].toArray()),
    );
  });

  it("refuses sizes that do not fit, naming all three shapes, and other dtypes", () => {
    const [x, W] = [tensor([[1, 2]]), tensor([[1], [2]])];
    const refused = (...args: Parameters<typeof affine>) => failure(() => affine(...args));
    const expected = "RangeError: affine: expected shapes […, k], [k, m] and [m], got";
    expect(refused(x, x, tensor([1, 2]))).to.equal(`${expected} [1, 2], [1, 2] and [2]`);
    expect(refused(tensor(1), W, tensor([1]))).to.equal(`${expected} [], [2, 1] and [1]`);
    expect(refused(x, tensor([1, 2]), tensor([1]))).to.equal(`${expected} [1, 2], [2] and [1]`);
    for (const bias of [tensor([1, 2]), tensor([[1]]), tensor(1)]) {
      const shape = `[${bias.shape.join(", ")}]`;
      expect(refused(x, W, bias)).to.equal(`${expected} [1, 2], [2, 1] and ${shape}`);
    }
    expect(refused(x, W, tensor([1], "float64"))).to.equal(
      "TypeError: affine: dtypes differ: float32 [1, 2] and float64 [1]",
    );
  });
});

describe("transpose(x, permutation)", () => {
  it("moves axis permutation[i] to place i, for any shape and order", () => {
    const cases = tensors({ maxRank: 4 }).chain((x) =>
      fc.tuple(fc.constant(x), fc.shuffledSubarray([...x.shape.keys()], { minLength: x.rank })),
    );
    fc.assert(
      fc.property(cases, ([x, permutation]) => {
        const shape = permutation.map((axis) => x.shape[axis]);
        const expected = build(shape, (index) => {
          const source: number[] = [];
          permutation.forEach((axis, i) => (source[axis] = index[i]));
          return at(x, source);
        });
        const moved = transpose(x, permutation);
        expect(moved.shape).to.deep.equal(shape);
        expect(moved.toArray()).to.deep.equal(expected);
      }),
    );
  });

  it("reverses the axes unless told otherwise", () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(transpose(x).toArray()).to.deep.equal([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(transpose(tensor([[[1, 2]]])).shape).to.deep.equal([2, 1, 1]);
    expect(transpose(tensor(5)).toArray()).to.equal(5);
  });

  it("refuses what does not name each axis once", () => {
    for (const permutation of [[0], [0, 0], [0, 2], [1, 0, 2], [0, NaN], [0.5, 1]]) {
      expect(failure(() => transpose(tensor([[1, 2]]), permutation))).to.equal(
        `RangeError: transpose: [${permutation.join(", ")}] is not an order of the axes of shape [1, 2]`,
      );
    }
  });
});
