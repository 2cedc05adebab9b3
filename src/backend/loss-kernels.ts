import type { Pointer } from "./memory.js";

/** The loss of a classification. These write nothing but their results. */
export interface LossKernels {
  /**
   * losses[r] = log Σ e^(z − max) + (max − z[label]), probabilities = softmax(z). Labels are int32. The
   * probabilities may take the place of the logits.
   */
  softmaxCrossEntropy(
    rows: number,
    classes: number,
    logits: Pointer,
    labels: Pointer,
    losses: Pointer,
    probabilities: Pointer,
  ): void;
  /** out = gradient[r]·(p − onehot(label)); out may be the probabilities. */
  softmaxCrossEntropyGradient(
    rows: number,
    classes: number,
    probabilities: Pointer,
    labels: Pointer,
    gradient: Pointer,
    out: Pointer,
  ): void;
}
