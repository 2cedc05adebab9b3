import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { checkGradients, checkHyperparameter, type Optimizer } from "./optimizer.js";

/** Gradient descent: θ ← θ − η g. */
export class GradientDescentOptimizer implements Optimizer {
  learningRate: number;

  /** @throws RangeError for a learning rate that is not positive. */
  constructor(learningRate: number) {
    checkHyperparameter("GradientDescentOptimizer", "learningRate", learningRate, "positive");
    this.learningRate = learningRate;
  }

  applyGradients(variables: readonly Variable[], gradients: readonly Tensor[]): void {
    checkGradients("GradientDescentOptimizer", variables, gradients);
    variables.forEach(({ data }, n) => {
      const g = gradients[n].data;
      for (let i = 0; i < data.length; i++) data[i] -= this.learningRate * g[i];
    });
  }
}
