import type { TypedArray } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { adamMoments, type AdamMoments } from "./adam-moments.js";
import type { LearningRate } from "./learning-rate.js";
import { checkHyperparameter } from "./hyperparameter.js";
import { ResumableOptimizer } from "./resumable-optimizer.js";
import { RunningPower } from "./running-power.js";

/**
 * Adam (Kingma and Ba, 2015, algorithm 1): each number is moved by its own mean gradient m, divided
 * by the root of its own mean squared gradient v, both corrected for starting at zero.
 */
export class AdamOptimizer extends ResumableOptimizer {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly #moments = new WeakMap<Variable, AdamMoments>();
  readonly #powers1: RunningPower;
  readonly #powers2: RunningPower;

  /** @throws RangeError for a rate or epsilon that is not positive, or a beta outside [0, 1). */
  constructor(
    learningRate: LearningRate = 0.001,
    {
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
    }: { beta1?: number; beta2?: number; epsilon?: number } = {},
  ) {
    super("AdamOptimizer", learningRate, { beta1, beta2, epsilon });
    checkHyperparameter("AdamOptimizer", "beta1", beta1, "0 ≤ … < 1");
    checkHyperparameter("AdamOptimizer", "beta2", beta2, "0 ≤ … < 1");
    checkHyperparameter("AdamOptimizer", "epsilon", epsilon, "positive");
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.#powers1 = new RunningPower(beta1);
    this.#powers2 = new RunningPower(beta2);
  }

  protected update(
    variables: readonly Variable[],
    gradients: readonly Tensor[],
    η: number,
    t: number,
  ): void {
    const { beta1, beta2, epsilon } = this;
    const rate = η / (1 - this.#powers1.at(t));
    const unbias = 1 / (1 - this.#powers2.at(t));
    const step = { beta1, beta2, epsilon, rate, unbias };
    variables.forEach((variable, n) => {
      this.#momentsOf(variable).update(variable.data, gradients[n].data, step);
    });
  }

  protected override read(variable: Variable): TypedArray[] {
    return this.#momentsOf(variable).read();
  }

  protected override write(variable: Variable, [m, v]: readonly TypedArray[]): void {
    this.#momentsOf(variable).write(m, v);
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
