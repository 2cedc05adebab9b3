import { checkSize } from "../tensor/shape.js";
import type { State } from "../cells/state.js";
import { checkLogits, type StepModel } from "./step-model.js";

/** From where to where a model is to go on. */
export interface ContinuationOptions {
  /** The ids that are there already, at least one; they are not part of the result. */
  readonly start: readonly number[];
  /** How many ids are to follow, at the most. */
  readonly length: number;
  /** An id after which there is no more; it is part of the result. */
  readonly until?: number;
}

/** @throws RangeError for a start without ids, and for a length that is not a positive integer. */
export function checkContinuation(operation: string, options: ContinuationOptions): void {
  const { start, length } = options;
  if (!Array.isArray(start) || start.length === 0) {
    throw new RangeError(`${operation}: start must be a list of at least one id`);
  }
  checkSize(operation, "length", length);
}

/** What a model makes of one sequence: the logits of its next id, and the state. */
export interface Prediction<S extends State> {
  readonly logits: ArrayLike<number>;
  readonly state: S;
}

/** A step of one sequence, checked. */
export function stepOne<S extends State>(
  operation: string,
  model: StepModel<S>,
  id: number,
  before: S | undefined,
): Prediction<S> {
  const { logits, state } = model([id], before);
  checkLogits(operation, logits, 1);
  return { logits: logits.data, state };
}

/** The ids that follow a start, each chosen from the logits after those before it. */
export function continuation<S extends State>(
  operation: string,
  model: StepModel<S>,
  { start, length, until }: ContinuationOptions,
  choose: (logits: ArrayLike<number>) => number,
): number[] {
  const ids: number[] = [];
  let predicted: Prediction<S> | undefined;
  for (const id of start) predicted = stepOne(operation, model, id, predicted?.state);
  while (true) {
    ids.push(choose(predicted!.logits));
    const last = ids.at(-1)!;
    if (ids.length === length || last === until) return ids;
    predicted = stepOne(operation, model, last, predicted!.state);
  }
}
