import { setTimeout } from "node:timers/promises";
import type { CellError } from "../errors.js";
import type { Json, Message } from "../wire/message.js";
import { ClientChannels } from "./channels.js";
import { Exchange } from "./exchange.js";
import { OutputList, type Displays, type Output } from "./output.js";
import type { KernelProcess } from "./process.js";

/** The requests under way to one kernel process, and what belongs to none of them. */
export class Session {
  readonly process: KernelProcess;
  /** What was shown after the request that it belongs to had ended. */
  readonly lateOutputs: Output[];
  readonly #channels: ClientChannels;
  readonly #displays: Displays = new Map();
  readonly #late = new OutputList(this.#displays);
  readonly #exchanges = new Map<string, Exchange>();

  constructor(process: KernelProcess) {
    this.process = process;
    this.lateOutputs = this.#late.outputs;
    this.#channels = new ClientChannels(process.connection, {
      published: (message) => this.#published(message),
      replied: (message) => this.#exchangeOf(message)?.receiveReply(message),
    });
    void process.exited.then(() => this.#channels.close());
  }

  /** Sends a request; what the kernel says to it comes to the exchange until that is forgotten. */
  send(
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

  /** Waits for `ended`, but no longer than `ms` milliseconds, nor for a process that has ended. */
  async within(ms: number, ended: Promise<unknown>): Promise<"done" | "timeout" | "dead"> {
    const timer = new AbortController();
    try {
      return await Promise.race([
        ended.then(() => "done" as const),
        this.process.exited.then(() => "dead" as const),
        setTimeout(Math.max(0, ms), "timeout" as const, { signal: timer.signal }),
      ]);
    } finally {
      timer.abort();
    }
  }

  /** How the process ended, once it has, with what it wrote outside the protocol. */
  async death(): Promise<CellError> {
    const evalue = `the kernel's process ${await this.process.exited}`;
    const written = this.process.written.trimEnd();
    const traceback = [`KernelDied: ${evalue}`, ...(written === "" ? [] : written.split("\n"))];
    return { ename: "KernelDied", evalue, traceback };
  }

  #exchangeOf(message: Message): Exchange | undefined {
    return this.#exchanges.get(message.parent.msg_id ?? "");
  }

  #published(message: Message): void {
    const exchange = this.#exchangeOf(message);
    if (exchange) exchange.receivePublished(message);
    else this.#late.receive(message);
  }
}
