import { expect } from "chai";
import { selectRows, sum, tensor, valueAndGradients } from "../../../src/index.js";
import { failure } from "../../support/failure.js";

const a = tensor([
  [1, 2],
  [3, 4],
]);
const b = tensor([
  [5, 6],
  [7, 8],
]);

describe("selectRows(a, b, chosen)", () => {
  it("takes the rows of a that are chosen, and the others from b", () => {
    expect(selectRows(a, b, [true, false]).toArray()).to.deep.equal([
      [1, 2],
      [7, 8],
    ]);
    expect(selectRows(a, b, [false, false]).toArray()).to.deep.equal(b.toArray());
    expect(selectRows(tensor([1, 2]), tensor([3, 4]), [false, true]).toArray()).to.deep.equal([
      3, 2,
    ]);
  });

  it("does not look at what is not chosen: a NaN there does no harm, forwards or backwards", () => {
    const spoilt = tensor([[NaN, Infinity], [3, 4]]); // prettier-ignore
    const { value, gradients } = valueAndGradients(
      () => sum(selectRows(spoilt, b, [false, true])),
      [spoilt, b],
    );
    expect(value.item()).to.equal(18);
    expect(gradients.map((gradient) => gradient.toArray())).to.deep.equal([
      [[0, 0], [1, 1]],
      [[1, 1], [0, 0]],
    ]); // prettier-ignore
  });

  it("refuses shapes that differ, and a number of choices that is not the number of rows", () => {
    expect(failure(() => selectRows(a, tensor([1, 2]), [true, true]))).to.equal(
      "RangeError: selectRows: shapes differ: [2, 2] and [2]",
    );
    expect(failure(() => selectRows(a, b, [true]))).to.equal(
      "RangeError: selectRows: expected 2 choices, got 1",
    );
    expect(failure(() => selectRows(tensor(1), tensor(2), []))).to.equal(
      "RangeError: selectRows: expected at least one axis and as many choices, got 0",
    );
  });
});
