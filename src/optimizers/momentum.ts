import { allocate, type TypedArray } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import type { LearningRate } from "./learning-rate.js";
import { checkHyperparameter } from "./hyperparameter.js";
import { ResumableOptimizer } from "./resumable-optimizer.js";

/**
 * Gradient descent with momentum (Polyak, 1964), as in TensorFlow and PyTorch:
 * v ← μ v + g, then θ ← θ − η v.
 */
export class MomentumOptimizer extends ResumableOptimizer {
  readonly momentum: number;
  readonly #velocities = new WeakMap<Variable, TypedArray>();

  /** @throws RangeError for a learning rate that is not positive or a momentum outside [0, 1). */
  constructor(learningRate: LearningRate, momentum = 0.9) {
    super("MomentumOptimizer", learningRate, { momentum });
    checkHyperparameter("MomentumOptimizer", "momentum", momentum, "0 ≤ … < 1");
    this.momentum = momentum;
  }

  protected update(variables: readonly Variable[], gradients: readonly Tensor[], η: number): void {
    variables.forEach((variable, n) => {
      const { data } = variable;
      const v = this.#velocityOf(variable);
      const g = gradients[n].data;
      for (let i = 0; i < data.length; i++) {
        v[i] = this.momentum * v[i] + g[i];
        data[i] -= η * v[i];
      }
    });
  }

  protected override read(variable: Variable): TypedArray[] {
    return [this.#velocityOf(variable).slice()];
  }

  protected override write(variable: Variable, [v]: readonly TypedArray[]): void {
    this.#velocityOf(variable).set(v);
  }

  /** Zero at first. */
  #velocityOf(variable: Variable): TypedArray {
    let velocity = this.#velocities.get(variable);
    if (!velocity) {
      velocity = allocate(variable.dtype, variable.size);
      this.#velocities.set(variable, velocity);
    }
    return velocity;
  }
}
