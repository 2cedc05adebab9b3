import { adamByKernel } from "../tensor/adam-kernel.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { checkGradients, checkHyperparameter, Slots, type Optimizer } from "./optimizer.js";

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): each number is moved by its own mean gradient m, divided
 * by the root of its own mean squared gradient v, both corrected for starting at zero.
 */
export class AdamOptimizer implements Optimizer {
  learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly #means = new Slots();
  readonly #squares = new Slots();
  // β₁ᵗ and β₂ᵗ as running products: `**` gives other bits in other versions of Node.
  #power1 = 1;
  #power2 = 1;

  /** @throws RangeError for a rate or epsilon that is not positive, or a beta outside [0, 1). */
  constructor(
    learningRate = 0.001,
    {
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
    }: { beta1?: number; beta2?: number; epsilon?: number } = {},
  ) {
    checkHyperparameter("AdamOptimizer", "learningRate", learningRate, "positive");
    checkHyperparameter("AdamOptimizer", "beta1", beta1, "0 ≤ … < 1");
    checkHyperparameter("AdamOptimizer", "beta2", beta2, "0 ≤ … < 1");
    checkHyperparameter("AdamOptimizer", "epsilon", epsilon, "positive");
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  applyGradients(variables: readonly Variable[], gradients: readonly Tensor[]): void {
    checkGradients("AdamOptimizer", variables, gradients);
    const { learningRate, beta1, beta2, epsilon } = this;
    this.#power1 *= beta1;
    this.#power2 *= beta2;
    const [unbias1, unbias2] = [1 - this.#power1, 1 - this.#power2];
    const scalars = { beta1, beta2, epsilon, rate: learningRate / unbias1, unbias: 1 / unbias2 };
    variables.forEach((variable, n) => {
      const { data } = variable;
      const m = this.#means.of(variable);
      const v = this.#squares.of(variable);
      const g = gradients[n].data;
      if (adamByKernel(data, g, m, v, scalars)) return;
      for (let i = 0; i < data.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        data[i] -= (learningRate * (m[i] / unbias1)) / (Math.sqrt(v[i] / unbias2) + epsilon);
      }
    });
  }
}
