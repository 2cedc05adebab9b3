import { setTimeout } from "node:timers/promises";
import type { KernelClient } from "../../kernel/client/index.js";

const CELL_TIMEOUT_MS = 3000;
/** Longer than any measurement: the client kills a kernel whose cell takes longer. */
const CLIENT_TIMEOUT_MS = 3_600_000;
const GIVE_UP_AFTER = 3;

/** Trivial cells, run one after the other and counted; one has been run before. */
export class Cells {
  readonly #kernel: KernelClient;
  readonly #code: string;
  #count = 1;
  #unended = 0;
  #unendedInARow = 0;

  constructor(kernel: KernelClient, code: string) {
    this.#kernel = kernel;
    this.#code = code;
  }

  /** How many never got a reply or never became idle. */
  get unended(): number {
    return this.#unended;
  }

  /**
   * Runs cells until there have been `count`; returns the times of those that ended. A kernel that loses
   * the end of one may go on with the next: throws only when three in a row do not end, or one fails.
   */
  async runUntil(count: number): Promise<number[]> {
    const times: number[] = [];
    for (; this.#count < count; this.#count++) {
      const time = await this.#run();
      if (time === undefined) this.#notEnded();
      else {
        this.#unendedInARow = 0;
        times.push(time);
      }
    }
    return times;
  }

  /** Resolves to how long a cell took, or undefined when it did not end in time. */
  async #run(): Promise<number | undefined> {
    const start = performance.now();
    const timer = new AbortController();
    const execution = this.#kernel.execute(this.#code, { timeoutMs: CLIENT_TIMEOUT_MS });
    const timeout = setTimeout(CELL_TIMEOUT_MS, undefined, { signal: timer.signal });
    const result = await Promise.race([execution, timeout]);
    timer.abort();
    timeout.catch(() => {});
    if (!result) return undefined;
    if (result.status !== "ok") throw new Error(`trivial cell: expected ok, got ${result.status}`);
    return performance.now() - start;
  }

  #notEnded(): void {
    this.#unended++;
    if (++this.#unendedInARow < GIVE_UP_AFTER) return;
    throw new Error(`trivial cell ${this.#count}: expected an end, as of the two before it`);
  }
}
