import { setImmediate } from "node:timers/promises";
import { thrownError } from "./errors.js";
import type { CellOutput } from "./output.js";
import { execute, readExecuteRequest } from "./execute.js";
import type { History } from "./history.js";
import type { Handler } from "./requests.js";
import type { CellRunner } from "./runner.js";
import type { Sockets } from "./sockets.js";
import type { Json, Message } from "./wire/message.js";

type RequestChannel = "shell" | "control";

/** The kernel's side of the protocol: takes requests in order, answers each between busy and idle. */
export class KernelServer {
  readonly #sockets: Sockets;
  readonly #runner: CellRunner;
  readonly #output: CellOutput;
  readonly #history: History;
  readonly #handlers: ReadonlyMap<string, Handler>;
  readonly #queue: Message[] = [];
  /** Queued requests behind a cell that failed. */
  readonly #aborted = new Set<Message>();
  #working = false;

  constructor(
    sockets: Sockets,
    runner: CellRunner,
    output: CellOutput,
    history: History,
    handlers: ReadonlyMap<string, Handler>,
  ) {
    this.#sockets = sockets;
    this.#runner = runner;
    this.#output = output;
    this.#history = history;
    this.#handlers = handlers;
  }

  /** Serves until a shutdown request comes. */
  async serve(): Promise<void> {
    void this.#sockets.echoHeartbeats();
    void this.#sockets.welcomeSubscribers();
    // Who subscribed while the compiler got ready is welcomed before it hears anything else.
    await setImmediate();
    this.#sockets.publish("status", { execution_state: "starting" }, {});
    void this.#queueShell();
    for await (const request of this.#sockets.requests("control")) {
      await this.#answer("control", request);
    }
  }

  /** Control requests pass by; shell requests wait in a queue of their own, so that it can be cleared. */
  async #queueShell(): Promise<void> {
    for await (const request of this.#sockets.requests("shell")) {
      this.#queue.push(request);
      void this.#work();
    }
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
    const type = request.header.msg_type;
    this.#status("busy", request);
    let reply: Json | undefined;
    try {
      reply = await this.#reply(channel, request);
    } catch (error) {
      reply = { status: "error", ...thrownError(error) };
    }
    // What is not called a request (`comm_msg`) is never replied to.
    if (reply && type.endsWith("_request")) {
      this.#sockets.reply(channel, request, type.replace(/_request$/, "_reply"), reply);
    }
    this.#status("idle", request);
    if (type === "shutdown_request") this.#exit();
  }

  async #reply(channel: RequestChannel, request: Message): Promise<Json | undefined> {
    const type = request.header.msg_type;
    switch (type) {
      case "execute_request":
        if (channel === "shell") return this.#execute(request);
        throw new TypeError("execute_request: came on the control channel, expected on shell");
      case "interrupt_request":
        this.#runner.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        return { status: "ok", restart: request.content.restart === true };
      default:
        return this.#handlers.get(type)?.(request.content);
    }
  }

  async #execute(request: Message): Promise<Json> {
    if (this.#aborted.delete(request)) return { status: "aborted" };
    const cell = readExecuteRequest(request.content);
    this.#output.attach(request);
    const reply = await execute(cell, this.#runner, this.#history);
    if (reply.status === "error" && cell.stopOnError) await this.#abortQueue();
    return reply;
  }

  /** Aborts the cells that were sent before the client can know of the failure. */
  async #abortQueue(): Promise<void> {
    do await setImmediate();
    while (this.#sockets.shellReadable);
    for (const request of this.#queue) {
      if (request.header.msg_type === "execute_request") this.#aborted.add(request);
    }
  }

  #status(state: "busy" | "idle", request: Message): void {
    this.#output.flush();
    this.#sockets.publish("status", { execution_state: state }, request.header);
  }

  /** Timers, watchers or sockets that a cell left open must not keep the process. */
  #exit(): void {
    this.#sockets.close();
    process.exit(0);
  }
}
