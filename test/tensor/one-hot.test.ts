import { expect } from "chai";
import fc from "fast-check";
import { add, oneHot, reshape, slice, Tensor, unstack } from "../../src/index.js";
import { OneHot } from "../../src/tensor/one-hot.js";

const indices = fc.integer({ min: 1, max: 6 }).chain((depth) =>
  fc
    .array(fc.array(fc.nat(depth - 1), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((indices) => ({ depth, indices })),
);

describe("oneHot(indices, depth)", () => {
  it("remembers where the 1 of each row is, row-major", () => {
    fc.assert(
      fc.property(indices, ({ depth, indices }) => {
        const x = oneHot(indices, depth);
        expect(x.places).to.deep.equal(Int32Array.from(indices.flat()));
        const rows = Array.from(x.places, (_, row) =>
          x.data.slice(row * depth, (row + 1) * depth).indexOf(1),
        );
        expect(rows).to.deep.equal(indices.flat());
      }),
    );
  });

  it("is a tensor like any other; what is computed from it has forgotten the places", () => {
    const x = oneHot([1, 0], 3, "float64");
    expect([x instanceof Tensor, x instanceof OneHot, x.dtype]).to.deep.equal([
      true,
      true,
      "float64",
    ]);
    const y = add(x, 1);
    expect(y).to.not.be.instanceOf(OneHot);
    expect(y.toArray()).to.deep.equal([
      [1, 2, 1],
      [2, 1, 1],
    ]);
  });

  it("stays one-hot in a part of its rows and under another shape, as windows over time need it", () => {
    const x = oneHot(
      [
        [0, 1, 2],
        [3, 2, 0],
      ],
      4,
    );
    const window = slice(x, 1, 1, 3) as OneHot;
    expect(window).to.be.instanceOf(OneHot);
    expect([...window.places]).to.deep.equal([1, 2, 2, 0]);
    expect(window).to.deep.equal(
      oneHot(
        [
          [1, 2],
          [2, 0],
        ],
        4,
      ),
    );
    expect(reshape(x, [6, 4])).to.deep.equal(oneHot([0, 1, 2, 3, 2, 0], 4));
    const steps = unstack(x, 1);
    expect(steps).to.deep.equal([oneHot([0, 3], 4), oneHot([1, 2], 4), oneHot([2, 0], 4)]);
    expect(steps.every((step) => step instanceof OneHot)).to.equal(true);
  });

  it("is no longer one-hot in a part of its columns, or when rows are cut otherwise", () => {
    const x = oneHot([[0, 1]], 4);
    expect(slice(x, 2, 0, 2)).to.not.be.instanceOf(OneHot);
    expect(reshape(x, [4, 2])).to.not.be.instanceOf(OneHot);
    expect(reshape(x, [4, 2]).toArray()).to.deep.equal([
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
  });
});
