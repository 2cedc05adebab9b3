import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Answer, Answers, Asked, Question } from "./engines/protocol.js";

/** How much of what a worker prints on standard error is kept for the case that it dies. */
const KEPT_OUTPUT = 2000;
const END_TIMEOUT_MS = 2000;

/** An engine's process, as the driver sees it: asked one question at a time. */
export class Worker {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #printed = "";
  #failure: Error | undefined;

  /** Starts the program. It lives until `end`. */
  constructor([program, ...args]: readonly string[], env: NodeJS.ProcessEnv = process.env) {
    this.#process = spawn(program!, args, { env });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.#process.stderr.on("data", (data: Buffer) => {
      this.#printed = (this.#printed + data.toString()).slice(-KEPT_OUTPUT);
    });
    this.#process.on("error", (error) => (this.#failure = error));
    // A worker that is gone shows in the answer that does not come.
    this.#process.stdin.on("error", () => {});
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Resolves to the answer. Rejects with the worker's own words when it cannot, or when it has died. */
  async ask<A extends Asked>(question: Extract<Question, { ask: A }>): Promise<Answers[A]> {
    this.#process.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw await this.#death();
    const answer = JSON.parse(value) as Answer;
    if ("error" in answer) throw new Error(answer.error);
    return answer.answer as Answers[A];
  }

  /** Ends the process, at once when it does not end by itself. */
  async end(): Promise<void> {
    if (this.#ended()) return;
    const closed = once(this.#process, "close");
    this.#process.stdin.end();
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), END_TIMEOUT_MS);
    await closed;
    clearTimeout(timer);
  }

  #ended(): boolean {
    const { exitCode, signalCode } = this.#process;
    return this.#failure !== undefined || exitCode !== null || signalCode !== null;
  }

  async #death(): Promise<Error> {
    if (!this.#ended()) await once(this.#process, "close");
    const reason = this.#failure?.message ?? `exit code ${this.#process.exitCode}`;
    return new Error(`the worker has ended (${reason}): ${this.#printed.trim()}`);
  }
}
