import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { LearningRate } from "./learning-rate.js";
import { ResumableOptimizer } from "./resumable-optimizer.js";

/** Gradient descent: θ ← θ − η g. */
export class GradientDescentOptimizer extends ResumableOptimizer {
  /** @throws RangeError for a learning rate that is not positive. */
  constructor(learningRate: LearningRate) {
    super("GradientDescentOptimizer", learningRate);
  }

  protected update(variables: readonly Variable[], gradients: readonly Tensor[], η: number): void {
    variables.forEach(({ data }, n) => {
      const g = gradients[n].data;
      for (let i = 0; i < data.length; i++) data[i] -= η * g[i];
    });
  }
}
