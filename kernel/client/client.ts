import { setTimeout } from "node:timers/promises";
import type { CellError } from "../errors.js";
import type { Json, Message } from "../wire/message.js";
import { ClientChannels } from "./channels.js";
import { Exchange } from "./exchange.js";
import { OutputList, type Displays, type Output } from "./output.js";
import type { KernelProcess } from "./process.js";

export interface ExecuteOptions {
  /** How long the cell may take from now on, in milliseconds; then it is interrupted. */
  readonly timeoutMs?: number;
  /** Called with each output as it comes, text of a stream piece by piece. */
  readonly onOutput?: (output: Output) => void;
  /** Whether cells that were sent already are aborted when this one fails; they are by default. */
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
  /** What was shown after the cell that it belongs to had ended. */
  readonly lateOutputs: Output[];
  readonly #process: KernelProcess;
  readonly #channels: ClientChannels;
  readonly #displays: Displays = new Map();
  readonly #late = new OutputList(this.#displays);
  readonly #exchanges = new Map<string, Exchange>();

  constructor(process: KernelProcess) {
    this.#process = process;
    this.lateOutputs = this.#late.outputs;
    this.#channels = new ClientChannels(process.connection, {
      published: (message) => this.#published(message),
      replied: (message) => this.#exchangeOf(message)?.receiveReply(message),
    });
    void process.exited.then(() => this.#channels.close());
  }

  /** Whether the kernel's process runs. */
  get alive(): boolean {
    return this.#process.running;
  }

  /** Runs a cell. Never throws: how it ended is in the result's status. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    const { timeoutMs = 60_000, onOutput, stopOnError = true } = options;
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: stopOnError,
    };
    const { exchange, forget } = this.#send("shell", "execute_request", content, onOutput);
    const ended = Promise.all([exchange.replied, exchange.idle]);
    let status = await this.#within(timeoutMs, ended);
    if (status === "timeout") {
      this.interrupt();
      if ((await this.#within(INTERRUPT_GRACE_MS, ended)) === "timeout") await this.kill();
    }
    forget();
    const { outputs } = exchange;
    if (status === "dead")
      return { status, executionCount: null, outputs, error: await this.#death() };
    if (status === "timeout") {
      return { status, executionCount: null, outputs, error: timeoutError(timeoutMs, this.alive) };
    }
    const { content: reply } = await exchange.replied;
    return { ...resultOf(reply), outputs };
  }

  /** Sends any other request. Resolves to the reply; throws when the kernel's process ends first. */
  async request(
    type: string,
    content: Json = {},
    channel: "shell" | "control" = "shell",
  ): Promise<Message> {
    const { exchange, forget } = this.#send(channel, type, content);
    const reply = await Promise.race([exchange.replied, this.#process.exited]);
    forget();
    if (typeof reply === "string") throw new Error(`kernel: ${(await this.#death()).evalue}`);
    return reply;
  }

  /** Interrupts the running cell. */
  interrupt(): void {
    this.#process.signal("SIGINT");
  }

  /** Asks the kernel to end, and makes sure that it has. */
  async shutdown(): Promise<void> {
    this.#send("control", "shutdown_request", { restart: false }).forget();
    if ((await this.#within(SHUTDOWN_GRACE_MS, this.#process.exited)) === "timeout") {
      await this.kill();
    }
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
      const { exchange, forget } = this.#send("shell", "kernel_info_request", {});
      const left = timeoutMs - (performance.now() - start);
      const answered = await this.#within(left, exchange.replied);
      if (answered === "dead")
        throw new Error(`kernel: ${(await this.#death()).traceback.join("\n")}`);
      if (answered === "timeout") {
        throw new Error(`kernel: no answer within ${timeoutMs} ms\n${this.#process.written}`);
      }
      const heard = await this.#within(50, exchange.idle);
      forget();
      if (heard === "done") return;
    }
  }

  #send(
    channel: "shell" | "control",
    type: string,
    content: Json,
    onOutput?: (output: Output) => void,
  ): { exchange: Exchange; forget: () => void } {
    const exchange = new Exchange(this.#displays, onOutput);
    const id = this.#channels.request(channel, type, content);
    this.#exchanges.set(id, exchange);
    return { exchange, forget: () => this.#exchanges.delete(id) };
  }

  async #within(ms: number, ended: Promise<unknown>): Promise<"done" | "timeout" | "dead"> {
    const timer = new AbortController();
    try {
      return await Promise.race([
        ended.then(() => "done" as const),
        this.#process.exited.then(() => "dead" as const),
        setTimeout(Math.max(0, ms), "timeout" as const, { signal: timer.signal }),
      ]);
    } finally {
      timer.abort();
    }
  }

  #exchangeOf(message: Message): Exchange | undefined {
    return this.#exchanges.get(message.parent.msg_id ?? "");
  }

  #published(message: Message): void {
    const exchange = this.#exchangeOf(message);
    if (exchange) exchange.receivePublished(message);
    else this.#late.receive(message);
  }

  async #death(): Promise<CellError> {
    const evalue = `the kernel's process ${await this.#process.exited}`;
    const written = this.#process.written.trimEnd();
    const traceback = [`KernelDied: ${evalue}`, ...(written === "" ? [] : written.split("\n"))];
    return { ename: "KernelDied", evalue, traceback };
  }
}

function timeoutError(timeoutMs: number, alive: boolean): CellError {
  const end = alive
    ? "was interrupted"
    : "did not react to an interrupt, and its kernel was killed";
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
