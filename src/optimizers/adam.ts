import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { adamMoments, type AdamMoments } from "./adam-moments.js";
import { checkGradients, checkHyperparameter, type Optimizer } from "./optimizer.js";

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): each number is moved by its own mean gradient m, divided
 * by the root of its own mean squared gradient v, both corrected for starting at zero.
 */
export class AdamOptimizer implements Optimizer {
  learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly #moments = new WeakMap<Variable, AdamMoments>();
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
    const rate = learningRate / (1 - this.#power1);
    const unbias = 1 / (1 - this.#power2);
    const step = { beta1, beta2, epsilon, rate, unbias };
    variables.forEach((variable, n) => {
      this.#momentsOf(variable).update(variable.data, gradients[n].data, step);
    });
  }

  #momentsOf(variable: Variable): AdamMoments {
    let moments = this.#moments.get(variable);
    if (!moments) {
      moments = adamMoments(variable);
      this.#moments.set(variable, moments);
    }
    return moments;
  }
}
