import { expect } from "chai";
import { GradientDescentOptimizer, MomentumOptimizer } from "../../src/index.js";
import { failure } from "../support/failure.js";
import { byFormula, trajectory } from "../support/trajectory.js";

describe("new MomentumOptimizer(η, μ).applyGradients(variables, gradients)", () => {
  it("moves by −η v, where v ← μ v + g, over several steps", () => {
    const expected = byFormula((θ, g, _t, memory) => {
      memory[0] = 0.8 * memory[0] + g;
      return θ - 0.1 * memory[0];
    });
    expect(trajectory(new MomentumOptimizer(0.1, 0.8))).to.deep.equal(expected);
  });

  it("has the momentum 0.9 unless told otherwise, and with 0 is gradient descent", () => {
    expect(trajectory(new MomentumOptimizer(0.1))).to.deep.equal(
      trajectory(new MomentumOptimizer(0.1, 0.9)),
    );
    expect(trajectory(new MomentumOptimizer(0.1, 0))).to.deep.equal(
      trajectory(new GradientDescentOptimizer(0.1)),
    );
  });

  it("refuses a momentum outside 0 ≤ … < 1", () => {
    for (const momentum of [1, -0.1, NaN]) {
      expect(failure(() => new MomentumOptimizer(1, momentum))).to.equal(
        `RangeError: MomentumOptimizer: momentum must be 0 ≤ … < 1, got ${momentum}`,
      );
    }
  });
});
