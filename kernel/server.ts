import type { Channels } from "./channels.js";
import { thrownError } from "./errors.js";
import type { CellOutput } from "./output.js";
import { string, type Handler } from "./requests.js";
import type { CellRunner } from "./runner.js";
import type { Json, Message } from "./wire/message.js";
import type { RequestChannel } from "./wire/received.js";

/** The kernel's side of the protocol: takes requests in order, answers each between busy and idle. */
export class KernelServer {
  readonly #channels: Channels;
  readonly #runner: CellRunner;
  readonly #output: CellOutput;
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #queue: Message[] = [];
  /** Queued requests behind a cell that failed. */
  readonly #aborted = new Set<Message>();
  #working = false;

  constructor(
    channels: Channels,
    runner: CellRunner,
    output: CellOutput,
    handlers: ReadonlyMap<string, Handler>,
  ) {
    this.#channels = channels;
    this.#runner = runner;
    this.#output = output;
    this.#handlers = handlers;
  }

  /** Serves until a shutdown request comes. Control requests pass by; shell requests wait in a queue. */
  serve(): void {
    this.#channels.publish("status", { execution_state: "starting" }, {});
    this.#channels.listen((channel, request) => {
      if (channel === "control") return void this.#answer("control", request);
      this.#queue.push(request);
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      await this.#answer("shell", next);
    }
    this.#working = false;
  }

  async #answer(channel: RequestChannel, request: Message): Promise<void> {
    const kind = request.header.msg_type.replace(/_request$/, "");
    this.#status("busy", request);
    let reply: Json | undefined;
    try {
      reply = await this.#reply(kind, request);
    } catch (error) {
      reply = { status: "error", ...thrownError(error) };
    }
    if (reply) this.#channels.reply(channel, request, `${kind}_reply`, reply);
    this.#status("idle", request);
    // Timers, watchers or sockets that a cell left open must not keep the process.
    if (kind === "shutdown") process.exit(0);
  }

  async #reply(kind: string, request: Message): Promise<Json | undefined> {
    switch (kind) {
      case "execute":
        return this.#execute(request);
      case "interrupt":
        this.#runner.interrupt();
        return { status: "ok" };
      case "shutdown":
        return { status: "ok", restart: request.content.restart === true };
      default:
        return this.#handlers.get(kind)?.(request.content);
    }
  }

  async #execute(request: Message): Promise<Json> {
    if (this.#aborted.delete(request)) return { status: "aborted" };
    const { code, silent, store_history, stop_on_error } = request.content;
    const source = string(code, "code");
    this.#output.attach(request);
    const { executionCount, error } = await this.#runner.run(source, {
      silent: silent === true,
      storeHistory: store_history !== false,
    });
    const common = { execution_count: executionCount, payload: [], user_expressions: {} };
    if (!error) return { status: "ok", ...common };
    if (stop_on_error !== false) await this.#abortQueue();
    return { status: "error", ...common, ...error };
  }

  /** Aborts the cells that were sent before the client can know of the failure. */
  async #abortQueue(): Promise<void> {
    await this.#channels.drain();
    for (const request of this.#queue) {
      if (request.header.msg_type === "execute_request") this.#aborted.add(request);
    }
  }

  #status(state: "busy" | "idle", request: Message): void {
    this.#output.flush();
    this.#channels.publish("status", { execution_state: state }, request.header);
  }
}
