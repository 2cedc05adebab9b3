import { expect } from "chai";
import { clipByValue, sum, tensor, valueAndGradients } from "../../../src/index.js";
import { failure } from "../../support/failure.js";

describe("clipByValue(x, low, high)", () => {
  it("moves what is outside to the nearer limit, and keeps NaN, which would hide a fault", () => {
    const x = tensor([-Infinity, -2, -1, 0, 0.5, 1, Infinity, NaN]);
    expect([...clipByValue(x, -1, 0.5).data]).to.deep.equal([-1, -1, -1, 0, 0.5, 0.5, 0.5, NaN]);
  });

  it("lets the gradient pass where nothing was moved, the limits among them, and nowhere else", () => {
    const x = tensor([-2, -1, 0, 0.5, 1]);
    const { gradients } = valueAndGradients(() => sum(clipByValue(x, -1, 0.5)), [x]);
    expect([...gradients[0].data]).to.deep.equal([0, 1, 1, 1, 0]);
  });

  it("refuses limits that are none", () => {
    for (const [low, high] of [
      [1, 0],
      [NaN, 0],
      [0, NaN],
    ]) {
      expect(failure(() => clipByValue(tensor([1]), low, high))).to.equal(
        `RangeError: clipByValue: low must be at most high, got ${low} and ${high}`,
      );
    }
  });
});
