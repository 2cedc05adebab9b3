import { createRequire, syncBuiltinESMExports } from "node:module";
import { promisify } from "node:util";

/** One run of a cell, which can be told to stop. */
export interface Execution {
  stopped: boolean;
}

type Callback = (...args: unknown[]) => void;
type Schedule = (callback: Callback, ...rest: unknown[]) => unknown;

const require = createRequire(import.meta.url);
const NAMES = ["setTimeout", "setImmediate", "setInterval"] as const;

/** The timers as Node has them, for the kernel's own use: they fire whatever is stopped. */
export const ownTimers = {
  setTimeout: globalThis.setTimeout,
  setImmediate: globalThis.setImmediate,
  /** Resolves after `ms` milliseconds. */
  delay: (ms: number): Promise<void> =>
    new Promise((resolve) => void ownTimers.setTimeout(resolve, ms)),
  /** Resolves when what waits for the event loop now has had its turn. */
  turn: (): Promise<void> => new Promise((resolve) => void ownTimers.setImmediate(resolve)),
};

/** On whose behalf code runs now, as far as timers tell. */
let current: Execution = { stopped: false };

/** Timers that are set from now on belong to `execution`. */
export function enter(execution: Execution): void {
  current = execution;
}

/** On whose behalf code runs now. */
export function currentExecution(): Execution {
  return current;
}

/**
 * Lets no timer fire that belongs to a stopped execution: a cell that loops from timer to timer, or
 * awaits one in each turn, would otherwise go on behind the back of whoever interrupted it. What a
 * timer throws is told to `failed`.
 */
export function stopTimersWithTheirCell(failed: (error: unknown, owner: Execution) => void): void {
  const callbacks = require("node:timers") as Record<string, Schedule>;
  const promises = require("node:timers/promises") as Record<string, Schedule>;
  for (const name of NAMES) {
    const schedule = callbacks[name]!;
    const guarded: Schedule = (callback, ...rest) => {
      if (typeof callback !== "function") return schedule(callback, ...rest);
      const owner = current;
      const guard = function (this: unknown, ...args: unknown[]): void {
        if (owner.stopped) return;
        current = owner;
        // As a microtask: code that V8 ends by force inside of a timer takes Node with it.
        Promise.resolve()
          .then(() => callback.apply(this, args))
          .catch((error: unknown) => failed(error, owner));
      };
      return schedule(guard, ...rest);
    };
    const promised = promises[name]!;
    const guardedPromise: Schedule = (...args) =>
      name === "setInterval" ? promised(...args) : settleFor(current, promised(...args));
    Object.defineProperty(guarded, "name", { value: name });
    Object.defineProperty(guarded, promisify.custom, { value: guardedPromise });
    callbacks[name] = guarded;
    promises[name] = guardedPromise;
    Object.assign(globalThis, { [name]: guarded });
  }
  syncBuiltinESMExports();
}

/** The same promise, except that it never settles for an execution that was stopped meanwhile. */
function settleFor(owner: Execution, promise: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const pass = (settle: (value: unknown) => void) => (value: unknown) => {
      if (owner.stopped) return;
      current = owner;
      settle(value);
    };
    (promise as Promise<unknown>).then(pass(resolve), pass(reject));
  });
}
