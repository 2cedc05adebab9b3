import { expect } from "../../src/chai/index.js";
import { AdamOptimizer, tensor, Variable } from "../../src/index.js";
import { failure } from "../support/failure.js";
import { byFormula, trajectory } from "../support/trajectory.js";

describe("new AdamOptimizer(η, { beta1, beta2, epsilon }).applyGradients(variables, gradients)", () => {
  const adam = (η: number, β1: number, β2: number, ε: number) =>
    byFormula((θ, g, t, memory) => {
      memory[0] = β1 * memory[0] + (1 - β1) * g;
      memory[1] = β2 * memory[1] + (1 - β2) * g * g;
      const m = memory[0] / (1 - β1 ** t);
      const v = memory[1] / (1 - β2 ** t);
      return θ - (η * m) / (Math.sqrt(v) + ε);
    });

  it("follows algorithm 1 of Kingma and Ba, bias correction included, over several steps", () => {
    const optimizer = new AdamOptimizer(0.1, { beta1: 0.7, beta2: 0.8, epsilon: 0.01 });
    expect(trajectory(optimizer)).to.be.closeToTensor(adam(0.1, 0.7, 0.8, 0.01), 1e-14);
  });

  it("has η = 0.001, β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸ unless told otherwise", () => {
    expect(trajectory(new AdamOptimizer())).to.be.closeToTensor(
      adam(0.001, 0.9, 0.999, 1e-8),
      1e-14,
    );
  });

  it("moves by η at the first step, whatever the size of the gradient", () => {
    for (const size of [1e-3, 1, 1e3]) {
      const w = new Variable(tensor([0, 0], "float64"), "w");
      new AdamOptimizer(0.1).applyGradients([w], [tensor([size, -size], "float64")]);
      expect(w).to.be.closeToTensor([-0.1, 0.1], 1e-5);
    }
  });

  it("refuses a beta outside 0 ≤ … < 1 and an epsilon that is not positive", () => {
    expect(failure(() => new AdamOptimizer(1, { beta1: -0.1 }))).to.equal(
      "RangeError: AdamOptimizer: beta1 must be 0 ≤ … < 1, got -0.1",
    );
    expect(failure(() => new AdamOptimizer(1, { beta2: 1 }))).to.equal(
      "RangeError: AdamOptimizer: beta2 must be 0 ≤ … < 1, got 1",
    );
    expect(failure(() => new AdamOptimizer(1, { epsilon: 0 }))).to.equal(
      "RangeError: AdamOptimizer: epsilon must be positive, got 0",
    );
  });
});
