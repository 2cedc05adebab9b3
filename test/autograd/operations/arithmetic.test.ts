import { expect } from "chai";
import fc from "fast-check";
import {
  add,
  div,
  exp,
  log,
  mul,
  neg,
  sqrt,
  square,
  sub,
  tensor,
  type Tensor,
} from "../../../src/index.js";
import { broadcastable, tensorOf, tensors } from "../../support/arbitraries.js";
import { at, broadcastAt, build } from "../../support/naive.js";

const dtypes = fc.constantFrom("float32" as const, "float64" as const);
/** What a tensor of this dtype keeps of a number. */
const rounded = (dtype: Tensor["dtype"]) => (dtype === "float32" ? Math.fround : Number);

const binary = {
  add: [add, (a: number, b: number) => a + b],
  sub: [sub, (a: number, b: number) => a - b],
  mul: [mul, (a: number, b: number) => a * b],
  div: [div, (a: number, b: number) => a / b],
} as const;

for (const [name, [operation, reference]] of Object.entries(binary)) {
  describe(`${name}(a, b)`, () => {
    it("gives at each index what plain numbers give, broadcast, bit for bit", () => {
      const pairs = fc
        .tuple(broadcastable, dtypes)
        .chain(([[a, b], dtype]) => fc.tuple(tensorOf(a, { dtype }), tensorOf(b, { dtype })));
      fc.assert(
        fc.property(pairs, ([a, b]) => {
          const rank = Math.max(a.rank, b.rank);
          const size = (x: Tensor, axis: number) => x.shape[axis - (rank - x.rank)] ?? 1;
          const shape = Array.from({ length: rank }, (_, axis) =>
            Math.max(size(a, axis), size(b, axis)),
          );
          const result = operation(a, b);
          expect(result.shape).to.deep.equal(shape);
          expect(result.toArray()).to.deep.equal(
            build(shape, (index) =>
              rounded(a.dtype)(reference(broadcastAt(a, index), broadcastAt(b, index))),
            ),
          );
        }),
      );
    });
  });
}

const unary = {
  neg: [neg, (x: number) => -x],
  square: [square, (x: number) => x * x],
  sqrt: [sqrt, Math.sqrt],
  exp: [exp, Math.exp],
  log: [log, Math.log],
} as const;

for (const [name, [operation, reference]] of Object.entries(unary)) {
  describe(`${name}(x)`, () => {
    it("gives at each index what plain numbers give, bit for bit", () => {
      const inputs = dtypes.chain((dtype) => tensors({}, { low: 0.1, high: 3, dtype }));
      fc.assert(
        fc.property(inputs, (x) => {
          expect(operation(x).toArray()).to.deep.equal(
            build(x.shape, (index) => rounded(x.dtype)(reference(at(x, index)))),
          );
        }),
      );
    });
  });
}

describe("add(a, b)", () => {
  it("broadcasts a bias over the rows of a batch, and a column over its columns", () => {
    const batch = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(add(batch, tensor([10, 20])).toArray()).to.deep.equal([
      [11, 22],
      [13, 24],
    ]);
    expect(add(batch, tensor([[10], [20]])).toArray()).to.deep.equal([
      [11, 12],
      [23, 24],
    ]);
  });

  it("broadcasts a row and a column to a matrix", () => {
    expect(add(tensor([[1], [2]]), tensor([10, 20])).toArray()).to.deep.equal([
      [11, 21],
      [12, 22],
    ]);
  });
});

describe("at the borders of their domains", () => {
  it("div(a, 0), log(0), log(−1) and sqrt(−1) give what IEEE 754 says", () => {
    expect([...div(tensor([1, -1, 0]), 0).data]).to.deep.equal([Infinity, -Infinity, NaN]);
    expect([...log(tensor([0, -1])).data]).to.deep.equal([-Infinity, NaN]);
    expect([...sqrt(tensor([-1, 0])).data]).to.deep.equal([NaN, 0]);
  });

  it("square(x) of what float32 cannot hold is Infinity there and a number in float64", () => {
    expect(square(tensor([1e30])).item()).to.equal(Infinity);
    expect(square(tensor([1e30], "float64")).item()).to.equal(1e30 * 1e30);
  });
});
