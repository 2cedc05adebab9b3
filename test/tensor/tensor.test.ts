import { expect } from "chai";
import { Tensor, tensor } from "../../src/index.js";
import { failure } from "../support/failure.js";

describe("new Tensor(data, shape)", () => {
  it("wraps the numbers without copying them, and takes the dtype from them", () => {
    const data = Float64Array.of(1, 2, 3, 4, 5, 6);
    const x = new Tensor(data, [3, 2]);
    expect(x.data).to.equal(data);
    expect([x.dtype, x.size, x.rank]).to.deep.equal(["float64", 6, 2]);
    expect(x.toArray()).to.deep.equal([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it("does not keep the shape array that it was given", () => {
    const shape = [2];
    const x = new Tensor(Float32Array.of(1, 2), shape);
    shape[0] = 7;
    expect(x.shape).to.deep.equal([2]);
  });

  it("refuses a shape that holds another number of values", () => {
    expect(failure(() => new Tensor(new Float32Array(5), [2, 3]))).to.equal(
      "RangeError: Tensor: shape [2, 3] holds 6 numbers, got 5",
    );
    expect(failure(() => new Tensor(new Float32Array(2), []))).to.equal(
      "RangeError: Tensor: shape [] holds 1 numbers, got 2",
    );
  });
});

describe("tensor.item()", () => {
  it("is the one number of a tensor of any rank", () => {
    expect(tensor(3).item()).to.equal(3);
    expect(tensor([[[4]]]).item()).to.equal(4);
  });

  it("refuses a tensor of several numbers", () => {
    expect(failure(() => tensor([1, 2]).item())).to.equal(
      "RangeError: item: needs a single number, got shape [2]",
    );
  });
});
