import { afterStop } from "../backend/index.js";

/** One run of a network, in which dropout is on or off. */
interface Run {
  readonly drops: boolean;
  /** What was drawn once for this run, by who drew it. */
  readonly drawn: Map<object, number>;
}

let current: Run | undefined;
afterStop(() => (current = undefined));

/**
 * Runs a network with dropout, as it is trained: `DropoutWrapper` draws new masks. Masks that stay the
 * same over time are drawn once for each call of this function. `train` calls it for the loss of each batch.
 * @returns what `body` returns.
 * @throws TypeError when `body` returns a promise: what runs after an `await` would not be in the mode.
 */
export function trainingMode<T>(body: () => T): T {
  return inMode("trainingMode", true, body);
}

/**
 * Runs a network without dropout, as it is used: `DropoutWrapper` lets everything pass. `train` calls it
 * for the validation loss.
 * @returns what `body` returns.
 * @throws TypeError when `body` returns a promise: what runs after an `await` would not be in the mode.
 */
export function evaluationMode<T>(body: () => T): T {
  return inMode("evaluationMode", false, body);
}

/**
 * Whether numbers are dropped at this moment.
 * @throws Error where nobody has said so: both to train without dropout and to evaluate with it would go
 * unnoticed.
 */
export function isDropping(name: string): boolean {
  return currentRun(name).drops;
}

/** What `draw` gave `owner` first in this run. */
export function drawnInThisRun(name: string, owner: object, draw: () => number): number {
  const { drawn } = currentRun(name);
  const key = drawn.get(owner) ?? draw();
  drawn.set(owner, key);
  return key;
}

function currentRun(name: string): Run {
  if (current) return current;
  throw new Error(
    `${name}: is this training or evaluation? expected a call inside trainingMode(() => …) or evaluationMode(() => …), got one outside of both`,
  );
}

/** A promise, of whatever realm, or what can be awaited as one. */
const isThenable = (value: unknown): boolean =>
  typeof (value as { then?: unknown } | undefined | null)?.then === "function";

function inMode<T>(mode: string, drops: boolean, body: () => T): T {
  if (typeof body !== "function") {
    throw new TypeError(`${mode}: expected a function to run, got ${typeof body}`);
  }
  const outer = current;
  current = { drops, drawn: new Map() };
  try {
    const result = body();
    if (isThenable(result)) {
      throw new TypeError(
        `${mode}: expected a synchronous function, got one that returns a promise`,
      );
    }
    return result;
  } finally {
    current = outer;
  }
}
