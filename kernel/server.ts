import type { Channels } from "./channels.js";
import { thrownError } from "./errors.js";
import type { CellOutput } from "./output.js";
import { execute, readExecuteRequest } from "./execute.js";
import type { History } from "./history.js";
import type { Handler } from "./requests.js";
import type { CellRunner } from "./runner.js";
import { ownTimers } from "./timers.js";
import type { Json, Message } from "./wire/message.js";
import type { RequestChannel } from "./wire/received.js";

/**
 * Cells sent together come one by one, and one that fails at once may fail before the next has come: its
 * failure is told no sooner than this after it began.
 */
const TOGETHER_MS = 100;

/** The kernel's side of the protocol: takes requests in order, answers each between busy and idle. */
export class KernelServer {
  readonly #channels: Channels;
  readonly #runner: CellRunner;
  readonly #output: CellOutput;
  readonly #history: History;
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #queue: { readonly request: Message; readonly number: number }[] = [];
  /** Queued requests behind a cell that failed. */
  readonly #aborted = new Set<Message>();
  #working = false;
  /** The number of the request whose cell runs, or ran last. */
  #running = 0;

  constructor(
    channels: Channels,
    runner: CellRunner,
    output: CellOutput,
    history: History,
    handlers: ReadonlyMap<string, Handler>,
  ) {
    this.#channels = channels;
    this.#runner = runner;
    this.#output = output;
    this.#history = history;
    this.#handlers = handlers;
  }

  /** Serves until a shutdown request comes. Control requests pass by; shell requests wait in a queue. */
  async serve(): Promise<void> {
    void this.#channels.welcomeSubscribers();
    // Who subscribed while the compiler got ready is welcomed before it hears anything else.
    await ownTimers.turn();
    this.#channels.publish("status", { execution_state: "starting" }, {});
    this.#channels.listen((channel, request, number) => {
      if (channel === "control") return void this.#answer("control", request, number);
      this.#queue.push({ request, number });
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      await this.#answer("shell", next.request, next.number);
    }
    this.#working = false;
  }

  async #answer(channel: RequestChannel, request: Message, number: number): Promise<void> {
    const type = request.header.msg_type;
    this.#status("busy", request);
    try {
      this.#send(channel, request, await this.#reply(channel, request, number));
    } catch (error) {
      this.#send(channel, request, { status: "error", ...thrownError(error) });
    }
    this.#status("idle", request);
    // Timers, watchers or sockets that a cell left open must not keep the process.
    if (type === "shutdown_request") process.exit(0);
  }

  /** What is not called a request (`comm_msg`) is never replied to. */
  #send(channel: RequestChannel, request: Message, reply: Json | undefined): void {
    const type = request.header.msg_type;
    if (!reply || !type.endsWith("_request")) return;
    this.#channels.reply(channel, request, type.replace(/_request$/, "_reply"), reply);
  }

  async #reply(
    channel: RequestChannel,
    request: Message,
    number: number,
  ): Promise<Json | undefined> {
    const type = request.header.msg_type;
    switch (type) {
      case "execute_request":
        if (channel === "shell") return this.#execute(request, number);
        throw new TypeError("execute_request: came on the control channel, expected on shell");
      case "interrupt_request":
        // A cell that was sent after it is not meant.
        if (this.#running <= number) this.#runner.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        return { status: "ok", restart: request.content.restart === true };
      default:
        return this.#handlers.get(type)?.(request.content);
    }
  }

  async #execute(request: Message, number: number): Promise<Json> {
    if (this.#aborted.delete(request)) return { status: "aborted" };
    const cell = readExecuteRequest(request.content);
    this.#output.attach(request);
    this.#running = number;
    this.#channels.runs(number);
    const together = ownTimers.delay(TOGETHER_MS);
    const reply = await execute(cell, this.#runner, this.#history);
    if (reply.status === "error" && cell.stopOnError) await this.#abortQueue(together);
    return reply;
  }

  /** Aborts the cells that were sent before the client can know of the failure; not before `together`. */
  async #abortQueue(together: Promise<void>): Promise<void> {
    await together;
    await this.#channels.drain();
    for (const { request } of this.#queue) {
      if (request.header.msg_type === "execute_request") this.#aborted.add(request);
    }
  }

  #status(state: "busy" | "idle", request: Message): void {
    this.#output.flush();
    this.#channels.publish("status", { execution_state: state }, request.header);
  }
}
