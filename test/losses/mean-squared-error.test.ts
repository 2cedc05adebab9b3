import { expect } from "../../src/chai/index.js";
import {
  gradcheck,
  meanSquaredError,
  squaredError,
  tensor,
  valueAndGradients,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

const predictions = tensor(
  [
    [[1, 2], [3, 4], [0, 0]],
    [[5, 6], [7, 8], [1, 1]],
  ],
  "float64",
); // prettier-ignore
const targets = tensor(
  [
    [[1, 4], [0, 0], [0, 0]],
    [[5, 6], [8, 6], [2, 0]],
  ],
  "float64",
); // prettier-ignore

describe("squaredError(predictions, targets)", () => {
  it("is the squared difference at each time step, averaged over the features", () => {
    expect(squaredError(predictions, targets).toArray()).to.deep.equal([
      [2, 12.5, 0],
      [0, 2.5, 1],
    ]);
  });

  it("has the gradients of central differences, for targets too", () => {
    gradcheck(squaredError, [predictions, targets]);
  });
});

describe("meanSquaredError(predictions, targets)", () => {
  it("is the mean of all squared differences", () => {
    expect(meanSquaredError(predictions, targets).item()).to.equal(18 / 6);
    expect(meanSquaredError(tensor([1, 2]), tensor([3, 2])).toArray()).to.equal(2);
  });

  it("has the gradient 2 (prediction − target) / size", () => {
    const { gradients } = valueAndGradients(
      () => meanSquaredError(predictions, targets),
      [predictions],
    );
    const difference = [...predictions.data].map((p, i) => (2 * (p - targets.data[i])) / 12);
    expect([...gradients[0].data]).to.be.closeToTensor(difference, 1e-15);
  });
});

describe("both", () => {
  it("refuse shapes that differ, even where they would broadcast, and scalars", () => {
    for (const loss of [squaredError, meanSquaredError]) {
      expect(failure(() => loss(tensor([[1], [2]]), tensor([1, 2])))).to.equal(
        `RangeError: ${loss.name}: predictions and targets must have one shape […, features], got [2, 1] and [2]`,
      );
      expect(failure(() => loss(tensor(1), tensor(1)))).to.contain("got [] and []");
    }
  });
});
