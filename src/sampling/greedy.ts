import type { State } from "../cells/state.js";
import { checkContinuation, continuation, type ContinuationOptions } from "./continuation.js";
import type { StepModel } from "./step-model.js";

/**
 * The ids that follow a start when each time the most probable one is taken; of equally probable ones the
 * lowest. The limit of `sample` as the temperature goes to 0.
 * @throws RangeError for a start without ids and a length that is not a positive integer.
 */
export function greedy<S extends State>(
  model: StepModel<S>,
  options: ContinuationOptions,
): number[] {
  checkContinuation("greedy", options);
  return continuation("greedy", model, options, indexOfGreatest);
}

function indexOfGreatest(logits: ArrayLike<number>): number {
  let greatest = 0;
  for (let k = 1; k < logits.length; k++) if (logits[k] > logits[greatest]) greatest = k;
  return greatest;
}
