import { Reply, Router, XPublisher } from "zeromq";
import { address, type Channel, type Connection } from "./wire/connection.js";
import { Inbox } from "./wire/inbox.js";
import { encode, newHeader, type Json, type Message } from "./wire/message.js";

/**
 * With `sendTimeout` 0 zeromq hands a message to its own thread inside `send` itself, so messages
 * stay in order and leave even while a cell's loop blocks Node. Its queue has no limit: the default
 * of 1,000 would drop what a slow reader has not fetched yet.
 */
const SENDING = { sendTimeout: 0, sendHighWaterMark: 0, linger: 1000 };

/** The kernel's ends of the five channels, which sign what they send and check what they receive. */
export class Sockets {
  readonly #key: string;
  readonly #session: string;
  readonly #inbox: Inbox;
  // Without a limit, so that `shellReadable` speaks of all requests that have reached this machine.
  readonly #shell = new Router({ ...SENDING, receiveHighWaterMark: 0 });
  readonly #control = new Router(SENDING);
  readonly #stdin = new Router(SENDING);
  // Unlike a plain publisher it learns who subscribes, also of the second who asks for the same.
  readonly #iopub = new XPublisher({ ...SENDING, verbosity: "allSubs" });
  readonly #heartbeat = new Reply({ linger: 0 });

  private constructor(key: string, session: string) {
    this.#key = key;
    this.#session = session;
    this.#inbox = new Inbox(key);
  }

  /** Binds all channels. Throws when a port is taken. */
  static async bind(connection: Connection, session: string): Promise<Sockets> {
    const sockets = new Sockets(connection.key, session);
    const bind = (socket: { bind(address: string): Promise<void> }, channel: Channel) =>
      socket.bind(address(connection, channel));
    await bind(sockets.#shell, "shell");
    await bind(sockets.#control, "control");
    await bind(sockets.#stdin, "stdin");
    await bind(sockets.#iopub, "iopub");
    await bind(sockets.#heartbeat, "hb");
    return sockets;
  }

  /** Whether a request waits on the shell channel that has not been received yet. */
  get shellReadable(): boolean {
    return this.#shell.readable;
  }

  /** The requests of one channel as they come; what the inbox drops is not among them. */
  async *requests(channel: "shell" | "control"): AsyncGenerator<Message, void> {
    for await (const frames of channel === "shell" ? this.#shell : this.#control) {
      const request = this.#inbox.open(frames);
      if (request) yield request;
    }
  }

  /** Sends the reply to a request over the channel that it came from. */
  reply(channel: "shell" | "control", request: Message, type: string, content: Json): void {
    const socket = channel === "shell" ? this.#shell : this.#control;
    void socket.send(
      this.#frames({ type, content, parent: request.header, identities: request.identities }),
    );
  }

  /** Publishes a message on iopub as caused by the request whose header is `parent`. */
  publish(type: string, content: Json, parent: Message["parent"]): void {
    void this.#iopub.send(this.#frames({ type, content, parent, identities: [Buffer.from(type)] }));
  }

  /** Welcomes each new subscriber, who so learns that from now on it misses nothing. */
  async welcomeSubscribers(): Promise<void> {
    for await (const [event] of this.#iopub) {
      // The first byte says whether somebody comes (1) or leaves (0), the rest is the topic.
      if (event?.[0] !== 1) continue;
      const content = { subscription: event.toString("utf8", 1) };
      const identities = [event.subarray(1)];
      const welcome = { type: "iopub_welcome", content, parent: {}, identities };
      void this.#iopub.send(this.#frames(welcome));
    }
  }

  /** Answers heartbeats until the sockets close. */
  async echoHeartbeats(): Promise<void> {
    for await (const frames of this.#heartbeat) await this.#heartbeat.send(frames);
  }

  /** Closes all channels; what was sent before still has a second to leave. */
  close(): void {
    for (const socket of [this.#shell, this.#control, this.#stdin, this.#iopub, this.#heartbeat]) {
      socket.close();
    }
  }

  #frames(message: {
    type: string;
    content: Json;
    parent: Message["parent"];
    identities: readonly Buffer[];
  }): Buffer[] {
    const { type, content, parent, identities } = message;
    const header = newHeader(type, this.#session);
    return encode({ identities, header, parent, metadata: {}, content }, this.#key);
  }
}
