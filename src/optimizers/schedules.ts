import { checkSize } from "../tensor/shape.js";
import { checkLearningRate, rateAt, type LearningRate, type Schedule } from "./learning-rate.js";
import { checkHyperparameter } from "./hyperparameter.js";

/**
 * A learning rate that falls by the same factor every `decaySteps` steps, as TensorFlow's
 * `exponential_decay`: η · decayRate^(step / decaySteps).
 * @param options.staircase whether it falls all at once after `decaySteps` steps, instead of a little at
 * each.
 * @throws RangeError for a rate that is not positive, or steps that are not a positive integer.
 */
export function exponentialDecay(
  learningRate: number,
  {
    decaySteps,
    decayRate,
    staircase = false,
  }: { readonly decaySteps: number; readonly decayRate: number; readonly staircase?: boolean },
): Schedule {
  checkHyperparameter("exponentialDecay", "learningRate", learningRate, "positive");
  checkHyperparameter("exponentialDecay", "decayRate", decayRate, "positive");
  checkSize("exponentialDecay", "decaySteps", decaySteps);
  // By exp and log: `**` gives other bits in other versions of Node.
  const fall = Math.log(decayRate);
  return (step) => {
    const periods = staircase ? Math.floor(step / decaySteps) : step / decaySteps;
    return learningRate * Math.exp(fall * periods);
  };
}

/**
 * A learning rate that falls along half a cosine from η to `final` in `decaySteps` steps, and stays there
 * (Loshchilov and Hutter, 2017, equation 5; TensorFlow's `cosine_decay`).
 * @param options.final the lowest rate; 0 unless given.
 * @throws RangeError for a rate that is not positive, a final one that is not in 0 … η, or steps that are
 * not a positive integer.
 */
export function cosineDecay(
  learningRate: number,
  { decaySteps, final = 0 }: { readonly decaySteps: number; readonly final?: number },
): Schedule {
  checkHyperparameter("cosineDecay", "learningRate", learningRate, "positive");
  checkSize("cosineDecay", "decaySteps", decaySteps);
  if (!(final >= 0 && final <= learningRate)) {
    throw new RangeError(`cosineDecay: final must be in 0 … ${learningRate}, got ${final}`);
  }
  return (step) => {
    const angle = (Math.PI * Math.min(step, decaySteps)) / decaySteps;
    return final + ((learningRate - final) * (1 + Math.cos(angle))) / 2;
  };
}

/**
 * A learning rate that grows linearly over the first `steps` steps, and then is what it is given, begun at
 * its own step 0. With η its first rate, it begins with η / (steps + 1) and reaches η at step `steps`.
 * @throws RangeError for a rate that is not positive, or steps that are not a positive integer.
 */
export function linearWarmUp(steps: number, then: LearningRate): Schedule {
  checkSize("linearWarmUp", "steps", steps);
  checkLearningRate("linearWarmUp", then);
  return (step) =>
    step < steps
      ? (rateAt("linearWarmUp", then, 0) * (step + 1)) / (steps + 1)
      : rateAt("linearWarmUp", then, step - steps);
}
