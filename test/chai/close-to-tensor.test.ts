import { expect } from "../../src/chai/index.js";
import { tensor } from "../../src/index.js";

describe("expect(…).to.be.closeToTensor(expected, tolerance)", () => {
  it("accepts tensors and nested arrays on either side", () => {
    const values = [
      [1, 2],
      [3, 4],
    ];
    expect(tensor(values)).to.be.closeToTensor(tensor(values), 0);
    expect(tensor(values)).to.be.closeToTensor(values, 0);
    expect(values).to.be.closeToTensor(tensor(values), 0);
    expect(values).to.be.closeToTensor(values, 0);
    expect(1).to.be.closeToTensor(tensor(1), 0);
    expect([Float32Array.of(1, 2)]).to.be.closeToTensor([[1, 2]], 0);
  });

  it("does not compare precision", () => {
    expect(tensor([0.1])).to.be.closeToTensor(tensor([0.1], "float64"), 1e-8);
    expect(() =>
      expect(tensor([0.1])).to.be.closeToTensor(tensor([0.1], "float64"), 1e-10),
    ).to.throw("expected 0.1, got 0.10000000149011612");
  });

  it("accepts a difference of exactly the tolerance and refuses the next greater one", () => {
    expect([1.5]).to.be.closeToTensor([1], 0.5);
    expect([1.5000000000000002]).to.not.be.closeToTensor([1], 0.5);
  });

  it("reports the first index that differs, with expected and got", () => {
    expect(() =>
      expect([
        [1, 2],
        [3.5, 9],
      ]).to.be.closeToTensor(
        [
          [1, 2],
          [3, 4],
        ],
        0.1,
      ),
    ).to.throw("expected tensors to be equal within 0.1: at index [1, 0] expected 3, got 3.5");
  });

  it("reports shapes that differ, even where they would broadcast", () => {
    expect(() => expect([[1, 1]]).to.be.closeToTensor([1, 1], 1)).to.throw(
      "expected tensors to be equal within 1: expected shape [2], got [1, 2]",
    );
    expect(() => expect([1]).to.be.closeToTensor(1, 1)).to.throw("expected shape [], got [1]");
  });

  it("finds NaN close to nothing, itself included, at any tolerance", () => {
    expect(() => expect([NaN]).to.be.closeToTensor([NaN], Infinity)).to.throw(
      "at index [0] expected NaN, got NaN",
    );
    expect(() => expect([0]).to.be.closeToTensor([NaN], 1)).to.throw("expected NaN, got 0");
    expect(() => expect([NaN]).to.be.closeToTensor([0], 1)).to.throw("expected 0, got NaN");
  });

  it("finds an infinity close to itself only", () => {
    expect([Infinity, -Infinity]).to.be.closeToTensor([Infinity, -Infinity], 0);
    expect([Infinity]).to.not.be.closeToTensor([-Infinity], 1);
    expect([Infinity]).to.not.be.closeToTensor([1e300], 1);
  });

  it("can be negated, and then says that the tensors are too close", () => {
    expect([1]).to.not.be.closeToTensor([2], 0.5);
    expect([1]).to.not.be.closeToTensor([1, 1], 0.5);
    expect(() => expect([1]).to.not.be.closeToTensor([1.25], 0.5)).to.throw(
      "expected tensors to differ by more than 0.5",
    );
  });

  it("puts the message of expect(value, message) first", () => {
    expect(() => expect([1], "the bias").to.be.closeToTensor([2], 0)).to.throw(
      "the bias: expected tensors to be equal within 0: at index [0] expected 2, got 1",
    );
  });

  it("refuses ragged arrays, what is not numbers, and a tolerance below 0 or NaN", () => {
    expect(() => expect([[1], [1, 2]]).to.be.closeToTensor([1], 1)).to.throw(
      RangeError,
      "tensor: ragged array: expected shape [1] at index [1], got an array of 2",
    );
    expect(() => expect(undefined).to.be.closeToTensor([1], 1)).to.throw(
      TypeError,
      "tensor: expected a number at index [], got undefined",
    );
    expect(() => expect([1]).to.be.closeToTensor([1], -1)).to.throw(
      RangeError,
      "closeToTensor: the tolerance must be at least 0, got -1",
    );
    expect(() => expect([1]).to.be.closeToTensor([1], NaN)).to.throw("at least 0, got NaN");
  });
});
