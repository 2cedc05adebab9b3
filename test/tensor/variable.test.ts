import { expect } from "chai";
import { Tensor, tensor, Variable } from "../../src/index.js";
import { failure } from "../support/failure.js";

describe("new Variable(initial, name)", () => {
  it("is a tensor with a name, whose values are a copy of the initial ones", () => {
    const initial = tensor([1, 2], "float64");
    const w = new Variable(initial, "w");
    initial.data[0] = 9;
    expect(w).to.be.instanceOf(Tensor);
    expect([w.name, w.dtype, w.toArray()]).to.deep.equal(["w", "float64", [1, 2]]);
  });
});

describe("variable.toString()", () => {
  it("is a tensor's text with the name of the variable", () => {
    const w = new Variable(tensor([[1, 2]], "float64"), "rnn/w");
    expect(w.toString()).to.equal("Variable rnn/w float64 [1, 2]\n[[1, 2]]");
  });
});

describe("variable.assign(value)", () => {
  it("copies the values in", () => {
    const w = new Variable(tensor([1, 2]), "w");
    const value = tensor([3, 4]);
    w.assign(value);
    value.data[0] = 9;
    expect(w.toArray()).to.deep.equal([3, 4]);
  });

  it("refuses another shape or dtype, names both, and leaves the variable as it was", () => {
    const w = new Variable(tensor([1, 2]), "rnn/w");
    expect(failure(() => w.assign(tensor([[3, 4]])))).to.equal(
      "RangeError: assign: rnn/w is float32 [2], got float32 [1, 2]",
    );
    expect(failure(() => w.assign(tensor([3, 4], "float64")))).to.equal(
      "RangeError: assign: rnn/w is float32 [2], got float64 [2]",
    );
    expect(w.toArray()).to.deep.equal([1, 2]);
  });
});
