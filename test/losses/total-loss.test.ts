import { expect } from "../../src/chai/index.js";
import { gradcheck, randomNormal, tensor, totalLoss, valueAndGradients } from "../../src/index.js";
import { failure } from "../support/failure.js";

const losses = tensor(
  [
    [1, 2, 3],
    [10, 20, 30],
  ],
  "float64",
);
const slope = (weights?: Parameters<typeof totalLoss>[1]) =>
  valueAndGradients(() => totalLoss(losses, weights), [losses]).gradients[0].toArray();

describe("totalLoss(losses)", () => {
  it("is the sum over all time steps, averaged over the batch; a scalar", () => {
    expect(totalLoss(losses).toArray()).to.equal(33);
  });

  it("passes on the same gradient to every time step", () => {
    expect(slope()).to.deep.equal([
      [0.5, 0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]);
  });
});

describe("totalLoss(losses, weights)", () => {
  it("counts the time steps that weights [time] select, in every sequence", () => {
    expect(totalLoss(losses, [0, 0, 1]).item()).to.equal(16.5);
    expect(totalLoss(losses, [1, 1, 1]).item()).to.equal(totalLoss(losses).item());
    expect(slope([0, 0, 1])).to.deep.equal([
      [0, 0, 0.5],
      [0, 0, 0.5],
    ]);
  });

  it("counts each time step of each sequence as much as weights [batch, time] say", () => {
    const weights = [
      [1, 0, 0],
      [0.5, 0, 2],
    ];
    expect(totalLoss(losses, weights).item()).to.equal((1 + 5 + 60) / 2);
    expect(totalLoss(losses, tensor(weights, "float64")).item()).to.equal(33);
    expect(slope(weights)).to.deep.equal([
      [0.5, 0, 0],
      [0.25, 0, 1],
    ]);
  });

  it("has the gradients of central differences, for weights too", () => {
    const weights = randomNormal([2, 3], { seed: 1, dtype: "float64" });
    gradcheck((losses, weights) => totalLoss(losses, weights), [losses, weights]);
  });

  it("refuses weights of another shape, even where they would broadcast", () => {
    for (const [weights, shape] of [
      [[1, 1], "[2]"],
      [[1], "[1]"],
      [1, "[]"],
      [[[1], [1]], "[2, 1]"],
      [[[1, 1, 1]], "[1, 3]"],
      [
        [
          [
            [1, 1, 1],
            [1, 1, 1],
          ],
        ],
        "[1, 2, 3]",
      ],
    ] as const) {
      expect(failure(() => totalLoss(losses, weights))).to.equal(
        `RangeError: totalLoss: weights must be [time] or [batch, time] for losses [2, 3], got ${shape}`,
      );
    }
  });

  it("refuses weights that are all zero, with which nothing would be learnt", () => {
    expect(failure(() => totalLoss(losses, [0, -0, 0]))).to.equal(
      "RangeError: totalLoss: every weight is zero, so no time step counts",
    );
  });

  it("refuses losses that are not [batch, time]", () => {
    expect(failure(() => totalLoss(tensor([1, 2])))).to.equal(
      "RangeError: totalLoss: losses must be [batch, time], got [2]",
    );
  });
});
