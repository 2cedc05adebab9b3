import { randomUUID } from "node:crypto";
import { Dealer, Subscriber } from "zeromq";
import { address, type Connection } from "../wire/connection.js";
import { decode, encode, newHeader, type Json, type Message } from "../wire/message.js";

export interface Listener {
  /** A message that the kernel published. */
  published(message: Message): void;
  /** A reply on the shell or control channel. */
  replied(message: Message): void;
}

/** The client's ends of the shell, control and iopub channels. */
export class ClientChannels {
  readonly #key: string;
  readonly #session = randomUUID();
  readonly #shell = new Dealer({ linger: 0, reconnectInterval: 20 });
  readonly #control = new Dealer({ linger: 0, reconnectInterval: 20 });
  readonly #iopub = new Subscriber({
    linger: 0,
    reconnectInterval: 20,
    receiveHighWaterMark: 0,
  });
  #sent: Promise<void> = Promise.resolve();

  constructor(connection: Connection, listener: Listener) {
    this.#key = connection.key;
    this.#shell.connect(address(connection, "shell"));
    this.#control.connect(address(connection, "control"));
    this.#iopub.connect(address(connection, "iopub"));
    this.#iopub.subscribe("");
    void this.#listen(this.#iopub, (message) => listener.published(message));
    void this.#listen(this.#shell, (message) => listener.replied(message));
    void this.#listen(this.#control, (message) => listener.replied(message));
  }

  /** Sends a request and returns its message id, by which replies name it as their parent. */
  request(channel: "shell" | "control", type: string, content: Json): string {
    const socket = channel === "shell" ? this.#shell : this.#control;
    const header = newHeader(type, this.#session);
    const message = { identities: [], header, parent: {}, metadata: {}, content };
    // zeromq allows one send at a time.
    this.#sent = this.#sent.then(() =>
      socket.closed ? undefined : socket.send(encode(message, this.#key)),
    );
    return header.msg_id;
  }

  close(): void {
    for (const socket of [this.#shell, this.#control, this.#iopub]) socket.close();
  }

  async #listen(socket: Dealer | Subscriber, receive: (message: Message) => void): Promise<void> {
    for await (const frames of socket) receive(decode(frames, this.#key));
  }
}
