import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "../../src/chai/index.js";
import { AdamOptimizer, randomNormal, Tensor, tensor, Variable } from "../../src/index.js";
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

  it("moves each of many float32 numbers as float64 does, to rounding", () => {
    const draw = (size: number, seed: number) => randomNormal([size], { seed });
    const wide = ({ data, shape }: Tensor) => new Tensor(Float64Array.from(data), shape);
    // More than are updated at a time, and tails of every length beside whole vectors of 4.
    for (const size of [1, 2, 3, 8190, 8192, 8193, 20_003]) {
      const start = draw(size, 1);
      const [narrow, exact] = [start, wide(start)].map((value) => new Variable(value, "w"));
      const [optimizer, reference] = [new AdamOptimizer(0.1), new AdamOptimizer(0.1)];
      for (let step = 0; step < 3; step++) {
        const gradient = draw(size, 2 + step);
        optimizer.applyGradients([narrow], [gradient]);
        reference.applyGradients([exact], [wide(gradient)]);
      }
      // Numbers up to 5 are rounded to 2.4e-7 at each of 3 steps.
      expect(narrow).to.be.closeToTensor(exact, 1e-6);
    }
  });

  it("keeps the moments of each variable apart, in float32 too", () => {
    const [a, b] = [tensor([1, 1, 1]), tensor([1])].map((value, n) => new Variable(value, `w${n}`));
    const together = new AdamOptimizer(0.1);
    const alone = new AdamOptimizer(0.1);
    const copy = new Variable(b, "copy");
    for (const size of [1, 10, -3]) {
      together.applyGradients([a, b], [tensor([size, 0, -size]), tensor([2 * size])]);
      alone.applyGradients([copy], [tensor([2 * size])]);
    }
    expect(b.data).to.deep.equal(copy.data);
    expect(a.data[1]).to.equal(1);
    expect(a.data[0] + a.data[2]).to.be.closeTo(2, 1e-6);
  });

  it("gives the memory of its moments back after a garbage collection when it is dropped", async () => {
    const script = fileURLToPath(new URL("dropped-optimizers.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      "--import=tsx",
      script,
    ]);
    const { held, collected } = JSON.parse(stdout);
    expect(held).to.be.greaterThan(2 * 4 * 1000);
    expect(collected).to.equal(0);
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
