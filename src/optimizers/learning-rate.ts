import { checkHyperparameter } from "./hyperparameter.js";

/** A learning rate for each step, by the number of updates made before it: 0 at the first. */
export type Schedule = (step: number) => number;

/** The size of an optimizer's steps: always the same, or by a schedule. */
export type LearningRate = number | Schedule;

/** @throws RangeError for a number that is not positive; what a schedule gives is checked at each step. */
export function checkLearningRate(operation: string, learningRate: LearningRate): void {
  if (typeof learningRate === "function") return;
  checkHyperparameter(operation, "learningRate", learningRate, "positive");
}

/**
 * The learning rate of a step.
 * @throws RangeError when it is not a finite number.
 */
export function rateAt(operation: string, learningRate: LearningRate, step: number): number {
  const rate = typeof learningRate === "function" ? learningRate(step) : learningRate;
  if (typeof rate === "number" && Number.isFinite(rate)) return rate;
  throw new RangeError(
    `${operation}: the learning rate of step ${step} must be a finite number, got ${String(rate)}`,
  );
}
