import type { State } from "../cells/state.js";
import { randomFrom, type Random, type Seed } from "../tensor/random.js";
import { checkContinuation, continuation, type ContinuationOptions } from "./continuation.js";
import type { StepModel } from "./step-model.js";

export interface SampleOptions extends ContinuationOptions {
  /**
   * What the logits are divided by: below 1 the probable becomes more probable, above 1 all become more
   * alike; 1 unless given.
   */
  readonly temperature?: number;
  /** Draws the ids; the same seed the same ones. */
  readonly seed: Seed;
}

/**
 * Ids that follow a start, each drawn with the probability that the model gives it,
 * softmax(z / temperature), after those drawn before it.
 * @throws RangeError for a temperature that is not a positive number (at 0 it would be `greedy`), a start
 * without ids and a length that is not a positive integer, before the first step.
 */
export function sample<S extends State>(model: StepModel<S>, options: SampleOptions): number[] {
  const { temperature = 1, seed } = options;
  checkContinuation("sample", options);
  if (!(temperature > 0 && temperature < Infinity)) {
    const hint = temperature === 0 ? "; use greedy" : "";
    throw new RangeError(`sample: temperature must be positive, got ${temperature}${hint}`);
  }
  const random = randomFrom(seed);
  return continuation("sample", model, options, (logits) => draw(logits, temperature, random));
}

/** An index, drawn with the probabilities softmax(logits / temperature). */
function draw(logits: ArrayLike<number>, temperature: number, random: Random): number {
  let greatest = -Infinity;
  for (let k = 0; k < logits.length; k++) greatest = Math.max(greatest, logits[k]);
  // The greatest is taken off first: no temperature makes e^… overflow.
  const weights = Array.from(logits, (z) => Math.exp((z - greatest) / temperature));
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (const [k, weight] of weights.entries()) {
    if (weight === 0) continue;
    last = k;
    left -= weight;
    if (left < 0) break;
  }
  // When rounding leaves something over, it is the last one that is possible.
  return last;
}
