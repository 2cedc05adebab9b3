import { Worker } from "node:worker_threads";
import { XPublisher } from "zeromq";
import { address, type Connection } from "./wire/connection.js";
import { decode, encode, newHeader, type Json, type Message } from "./wire/message.js";
import type { Received, ReceiverData, RequestChannel, Told } from "./wire/received.js";
import { SENDING } from "./wire/sending.js";

const CLOSING_MS = 1000;
/** The key by which a signature is not checked again. */
const UNSIGNED = "";

/** `number`: how many requests had come on shell by then, a request on shell included. */
export type RequestListener = (channel: RequestChannel, request: Message, number: number) => void;

/**
 * The kernel's side of the five channels. What it publishes leaves from this thread at once; requests
 * come, and replies go, through the receiving thread.
 */
export class Channels {
  readonly #key: string;
  readonly #session: string;
  readonly #iopub: XPublisher;
  readonly #receiver: Worker;
  readonly #atWork: Int32Array;
  readonly #running: Int32Array;
  readonly #closed: Int32Array;
  /** What came before somebody listened. */
  readonly #early: Received[];
  #drained: () => void = () => {};

  private constructor(data: ReceiverData, iopub: XPublisher, receiver: Worker, early: Received[]) {
    this.#early = early;
    this.#key = data.connection.key;
    this.#session = data.session;
    this.#atWork = data.atWork;
    this.#running = data.running;
    this.#closed = data.closed;
    this.#iopub = iopub;
    this.#receiver = receiver;
  }

  /** Binds all channels. Throws when a port is taken. */
  static async bind(connection: Connection, session: string): Promise<Channels> {
    const shared = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
    const workerData: ReceiverData = {
      connection,
      session,
      atWork: shared(2),
      running: shared(1),
      closed: shared(1),
    };
    const receiver = new Worker(new URL("./receiver.js", import.meta.url), { workerData });
    // Unlike a plain publisher it learns who subscribes, also of the second who asks for the same.
    const iopub = new XPublisher({ ...SENDING, verbosity: "allSubs" });
    const early: Received[] = [];
    receiver.on("message", (received: Received) => early.push(received));
    await Promise.all([iopub.bind(address(connection, "iopub")), bound(receiver)]);
    return new Channels(workerData, iopub, receiver, early);
  }

  /** Calls `listener` with each request, from now on and those that came before. */
  listen(listener: RequestListener): void {
    const hear = (received: Received) => {
      if (received.type === "request") {
        const request = decode(received.frames.map(asBuffer), UNSIGNED);
        listener(received.channel, request, received.number);
      }
      if (received.type === "ping") this.#tell({ type: "pong" });
      if (received.type === "drained") this.#drained();
    };
    this.#tell({ type: "listens" });
    this.#receiver.removeAllListeners("message").on("message", hear);
    this.#early.forEach(hear);
  }

  /** Resolves when all requests that have reached this machine have been given to the listener. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#drained = resolve;
      this.#tell({ type: "drain" });
    });
  }

  /** Tells that the cell of request `number` runs from now on. */
  runs(number: number): void {
    Atomics.store(this.#running, 0, number);
  }

  /** Marks the import of modules that a cell asks for; the marks of cells before count no more. */
  importing(change: "begins" | "ends" | "none"): void {
    if (change === "none") Atomics.store(this.#atWork, 1, 0);
    else Atomics.add(this.#atWork, 1, change === "begins" ? 1 : -1);
  }

  /** Does work that an interrupt had better not cut off; not inside of other such work. */
  uninterrupted<T>(work: () => T): T {
    Atomics.store(this.#atWork, 0, 1);
    try {
      return work();
    } finally {
      Atomics.store(this.#atWork, 0, 0);
    }
  }

  /** Sends the reply to a request over the channel that it came from. */
  reply(channel: RequestChannel, request: Message, type: string, content: Json): void {
    const { identities, header } = request;
    this.#tell({ type: "reply", channel, frames: this.#frames(type, content, header, identities) });
  }

  /** Publishes a message on iopub as caused by the request whose header is `parent`. */
  publish(type: string, content: Json, parent: Message["parent"]): void {
    void this.#iopub.send(this.#frames(type, content, parent, [Buffer.from(type)]));
  }

  /** Welcomes each new subscriber, who so learns that from now on it misses nothing. */
  async welcomeSubscribers(): Promise<void> {
    for await (const [event] of this.#iopub) {
      // The first byte says whether somebody comes (1) or leaves (0), the rest is the topic.
      if (event?.[0] !== 1) continue;
      const content = { subscription: event.toString("utf8", 1) };
      void this.#iopub.send(this.#frames("iopub_welcome", content, {}, [event.subarray(1)]));
    }
  }

  /**
   * Closes all channels; what was sent before still has a second to leave. It waits for the other
   * thread without returning to the event loop, so that it can be done while the process exits: a
   * thread that is ended with open sockets takes the process down by a signal.
   */
  close(): void {
    this.#tell({ type: "close" });
    Atomics.wait(this.#closed, 0, 0, CLOSING_MS);
    this.#iopub.close();
  }

  #tell(message: Told): void {
    this.#receiver.postMessage(message);
  }

  #frames(
    type: string,
    content: Json,
    parent: Message["parent"],
    identities: readonly Buffer[],
  ): Buffer[] {
    const header = newHeader(type, this.#session);
    return encode({ identities, header, parent, metadata: {}, content }, this.#key);
  }
}

async function bound(receiver: Worker): Promise<void> {
  const first = await new Promise<Received>((resolve, reject) => {
    receiver.once("message", resolve);
    receiver.once("error", reject);
  });
  if (first.type === "refused") throw new Error(first.reason);
}

/** What another thread sends as a buffer arrives as its bytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
