import { Session } from "node:inspector/promises";
import { setTimeout } from "node:timers/promises";

/** A main thread that answers within this time is not blocked. */
const PATIENCE_MS = 100;
/** So long may it do what had better not be cut off: a compiler, or a module, would be left half done. */
const SPARED_MS = 1200;

/**
 * Stops, from another thread, what blocks the main thread: a loop that never ends, also one behind an
 * `await`, where Node lets no signal through. V8 ends the running code wherever it is, and neither its
 * `catch` nor its `finally` runs; the process and its variables live on.
 */
export class Stopper {
  readonly #atWork: Int32Array;
  readonly #ping: () => void;
  #listens = false;
  #terminating: Promise<unknown> | undefined;
  #waiting: (() => void)[] = [];

  /** `ping` asks the main thread for a sign of life; `answered` is to be called when it comes. */
  constructor(atWork: Int32Array, ping: () => void) {
    this.#atWork = atWork;
    this.#ping = ping;
  }

  /** Tells that the main thread has got ready: before, it runs nobody's code, and cut off would never. */
  listens(): void {
    this.#listens = true;
  }

  /** Tells that the main thread has answered the ping. */
  answered(): void {
    for (const waiting of this.#waiting.splice(0)) waiting();
  }

  /**
   * Resolves when the main thread is free, does not become so within `ms` milliseconds, or does
   * something that is not meant.
   */
  async stop(ms: number, isMeant: () => boolean): Promise<void> {
    const start = performance.now();
    const passed = () => performance.now() - start;
    while (passed() < ms && isMeant()) {
      const answer = new Promise<true>((resolve) => this.#waiting.push(() => resolve(true)));
      this.#ping();
      if (await Promise.race([answer, setTimeout(PATIENCE_MS)])) return;
      const isSpared = !this.#listens || (this.#isAtWork && passed() <= SPARED_MS);
      if (isMeant() && !isSpared) void this.#terminate();
    }
  }

  get #isAtWork(): boolean {
    return this.#atWork.some((_, i) => Atomics.load(this.#atWork, i) > 0);
  }

  async #terminate(): Promise<void> {
    if (this.#terminating) return;
    const session = new Session();
    session.connectToMainThread();
    this.#terminating = session.post("Runtime.terminateExecution");
    await this.#terminating;
    this.#terminating = undefined;
    // Node does not exit while a debugger is connected.
    session.disconnect();
  }
}
