import { mimeBundle, type MimeBundle } from "./display.js";
import { interruptedError, thrownError, type CellError } from "./errors.js";
import { enter, ownTimers, type Execution } from "./timers.js";

/** One run of a cell's code: what it gave, and what went wrong. */
export class CellRun implements Execution {
  /** Whether what the code still has under way may not come back to it. */
  stopped = false;
  /** The value of the last expression, as it is shown. */
  result: MimeBundle | undefined;
  #interrupted = false;
  /** Thrown by the code, by a timer, or why a promise that nobody awaited was rejected. */
  readonly #failures = new Set<unknown>();
  #end!: () => void;
  readonly #ended = new Promise<void>((resolve) => (this.#end = resolve));

  /**
   * Runs code and waits for its end, or until it is stopped. It runs in a turn of its own: where V8
   * ends it by force, all that waits on the same stack, or in the same queue of microtasks, is gone.
   */
  async perform(execute: () => Promise<unknown>): Promise<void> {
    void ownTimers
      .turn()
      .then(() => enter(this))
      .then(() => (this.stopped ? undefined : execute()))
      .catch((error: unknown) => this.#failures.add(error))
      .finally(this.#end);
    await this.#ended;
    await pendingFailures();
  }

  /** Ends the run from outside; it then counts as interrupted. */
  interrupt(): void {
    this.#interrupted = true;
    this.stop();
  }

  stop(): void {
    this.stopped = true;
    this.#end();
  }

  /** Keeps the value of the last expression in the view that it offers; a view that fails is a failure. */
  keepResult(value: unknown): void {
    try {
      this.result = mimeBundle(value);
    } catch (error) {
      this.#failures.add(error);
    }
  }

  /** Keeps what went wrong; how tslab's executor says that it was interrupted is no failure. */
  keepFailure(thrown: unknown): void {
    if (isSignalInterrupt(thrown)) this.#interrupted = true;
    else if (!isAsyncInterrupt(thrown)) this.#failures.add(thrown);
  }

  get errors(): CellError[] {
    const errors = [...this.#failures].map((failure) => thrownError(failure));
    return this.#interrupted ? [...errors, interruptedError()] : errors;
  }

  get succeeded(): boolean {
    return this.#failures.size === 0 && !this.#interrupted;
  }
}

/**
 * Waits until failures that are already on their way have been reported: rejections come after the
 * microtasks, timers of the shortest time (1 ms) in the order in which they were set.
 */
async function pendingFailures(): Promise<void> {
  await ownTimers.delay(1);
  await ownTimers.turn();
}

function isSignalInterrupt(thrown: unknown): boolean {
  return (thrown as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

/** What tslab's executor throws into a pending `await` when it is told to interrupt. */
function isAsyncInterrupt(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === "Interrupted asynchronously";
}
