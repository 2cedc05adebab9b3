import { expect } from "chai";
import { GradientDescentOptimizer } from "../../src/index.js";
import { byFormula, trajectory } from "../support/trajectory.js";

describe("new GradientDescentOptimizer(η).applyGradients(variables, gradients)", () => {
  it("moves each number by −η g, over several steps", () => {
    expect(trajectory(new GradientDescentOptimizer(0.1))).to.deep.equal(
      byFormula((θ, g) => θ - 0.1 * g),
    );
  });

  it("takes another learning rate between two steps", () => {
    const rates = [1, 0.5, 0.25, 0.125, 0, -1];
    expect(trajectory(new GradientDescentOptimizer(9), rates)).to.deep.equal(
      byFormula((θ, g, t) => θ - rates[t - 1] * g),
    );
  });
});
