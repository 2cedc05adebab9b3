import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { checkGradients, checkHyperparameter, Slots, type Optimizer } from "./optimizer.js";

/**
 * Gradient descent with momentum (Polyak, 1964), as in TensorFlow and PyTorch:
 * v ← μ v + g, then θ ← θ − η v.
 */
export class MomentumOptimizer implements Optimizer {
  learningRate: number;
  readonly momentum: number;
  readonly #velocities = new Slots();

  /** @throws RangeError for a learning rate that is not positive or a momentum outside [0, 1). */
  constructor(learningRate: number, momentum = 0.9) {
    checkHyperparameter("MomentumOptimizer", "learningRate", learningRate, "positive");
    checkHyperparameter("MomentumOptimizer", "momentum", momentum, "0 ≤ … < 1");
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  applyGradients(variables: readonly Variable[], gradients: readonly Tensor[]): void {
    checkGradients("MomentumOptimizer", variables, gradients);
    variables.forEach((variable, n) => {
      const { data } = variable;
      const v = this.#velocities.of(variable);
      const g = gradients[n].data;
      for (let i = 0; i < data.length; i++) {
        v[i] = this.momentum * v[i] + g[i];
        data[i] -= this.learningRate * v[i];
      }
    });
  }
}
