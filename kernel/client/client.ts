import type { CellError } from "../errors.js";
import type { Json, Message } from "../wire/message.js";
import type { Output } from "./output.js";
import type { KernelProcess } from "./process.js";
import { Session } from "./session.js";

export interface ExecuteOptions {
  /** How long the cell may take from now on, in milliseconds (60,000); then it is interrupted. */
  readonly timeoutMs?: number;
  /** Called with each output as it comes, text of a stream piece by piece. */
  readonly onOutput?: (output: Output) => void;
  /** Whether cells that were sent already are aborted when this one fails (true). */
  readonly stopOnError?: boolean;
}

export interface ExecuteResult {
  /** `timeout`: did not end in time; `dead`: the kernel's process ended first. */
  readonly status: "ok" | "error" | "aborted" | "timeout" | "dead";
  readonly executionCount: number | null;
  readonly outputs: Output[];
  readonly error?: CellError;
}

/** How long an interrupted cell has to end before its kernel is killed. */
const INTERRUPT_GRACE_MS = 2000;
const SHUTDOWN_GRACE_MS = 5000;

/** A running kernel, to which cells are sent. */
export class KernelClient {
  readonly #session: Session;
  readonly #process: KernelProcess;

  constructor(process: KernelProcess) {
    this.#process = process;
    this.#session = new Session(process);
  }

  /** Whether the kernel's process runs. */
  get alive(): boolean {
    return this.#process.running;
  }

  /** What was shown after the cell that it belongs to had ended. */
  get lateOutputs(): readonly Output[] {
    return this.#session.lateOutputs;
  }

  /** Runs a cell. Never throws: how it ended is in the result's status. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    const { timeoutMs = 60_000, onOutput, stopOnError = true } = options;
    const request = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: stopOnError,
    };
    const { exchange, forget } = this.#session.send("shell", "execute_request", request, onOutput);
    const ended = Promise.all([exchange.replied, exchange.idle]);
    const status = await this.#session.within(timeoutMs, ended);
    if (status === "timeout") await this.#stop(ended);
    forget();
    const { outputs } = exchange;
    switch (status) {
      case "done":
        return { ...resultOf((await exchange.replied).content), outputs };
      case "timeout":
        return { status, executionCount: null, outputs, error: timedOut(timeoutMs, this.alive) };
      case "dead":
        return { status, executionCount: null, outputs, error: await this.#session.death() };
    }
  }

  /** Sends any other request. Resolves to the reply; throws when the kernel's process ends first. */
  async request(
    type: string,
    content: Json = {},
    channel: "shell" | "control" = "shell",
  ): Promise<Message> {
    const { exchange, forget } = this.#session.send(channel, type, content);
    const reply = await Promise.race([exchange.replied, this.#process.exited]);
    forget();
    if (typeof reply === "string") throw new Error(`${type}: the kernel's process ${reply}`);
    return reply;
  }

  /** Interrupts the running cell; resolves when the kernel has answered. */
  async interrupt(): Promise<void> {
    const { exchange, forget } = this.#session.send("control", "interrupt_request", {});
    await Promise.race([exchange.replied, this.#process.exited]);
    forget();
  }

  /** Asks the kernel to end, and makes sure that it has. */
  async shutdown(): Promise<void> {
    this.#session.send("control", "shutdown_request", { restart: false }).forget();
    await this.#session.within(SHUTDOWN_GRACE_MS, this.#process.exited);
    await this.kill();
  }

  /** Ends the kernel's process at once. */
  async kill(): Promise<void> {
    this.#process.signal("SIGKILL");
    await this.#process.exited;
  }

  /**
   * Resolves when the kernel answers and what it publishes is received here: before that its first
   * messages could be lost. Throws when its process ends first, or `timeoutMs` is over.
   */
  async ready(timeoutMs: number): Promise<void> {
    const start = performance.now();
    for (;;) {
      const { exchange, forget } = this.#session.send("shell", "kernel_info_request", {});
      const left = timeoutMs - (performance.now() - start);
      const answered = await this.#session.within(left, exchange.replied);
      if (answered === "dead") throw new Error((await this.#session.death()).traceback.join("\n"));
      if (answered === "timeout") {
        throw new Error(`kernel: no answer within ${timeoutMs} ms\n${this.#process.written}`);
      }
      const heard = await this.#session.within(50, exchange.idle);
      forget();
      if (heard === "done") return;
    }
  }

  async #stop(ended: Promise<unknown>): Promise<void> {
    void this.interrupt();
    const stopped = await this.#session.within(INTERRUPT_GRACE_MS, ended);
    if (stopped === "timeout") await this.kill();
  }
}

function timedOut(timeoutMs: number, alive: boolean): CellError {
  const end = alive
    ? "was interrupted"
    : "did not react to an interrupt: its kernel had to be killed";
  const evalue = `the cell took longer than ${timeoutMs} ms and ${end}`;
  return { ename: "CellTimeout", evalue, traceback: [`CellTimeout: ${evalue}`] };
}

function resultOf(reply: Json): Omit<ExecuteResult, "outputs"> {
  const status = reply.status as "ok" | "error" | "aborted";
  const executionCount = (reply.execution_count as number | undefined) ?? null;
  if (status !== "error") return { status, executionCount };
  const { ename, evalue, traceback } = reply as unknown as CellError;
  return { status, executionCount, error: { ename, evalue, traceback } };
}
