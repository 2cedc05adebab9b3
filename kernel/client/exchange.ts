import { OutputList, type Displays, type Output } from "./output.js";
import type { Message } from "../wire/message.js";

/** One request and everything that the kernel says to it. */
export class Exchange {
  /** Settles when the reply has come. */
  readonly replied: Promise<Message>;
  /** Settles when the kernel has published that it is idle again. */
  readonly idle: Promise<void>;
  readonly #outputs: OutputList;
  readonly #onOutput: ((output: Output) => void) | undefined;
  #reply!: (message: Message) => void;
  #finish!: () => void;

  constructor(displays: Displays, onOutput?: (output: Output) => void) {
    this.#outputs = new OutputList(displays);
    this.#onOutput = onOutput;
    this.replied = new Promise((resolve) => (this.#reply = resolve));
    this.idle = new Promise((resolve) => (this.#finish = resolve));
  }

  get outputs(): Output[] {
    return this.#outputs.outputs;
  }

  receiveReply(message: Message): void {
    this.#reply(message);
  }

  receivePublished(message: Message): void {
    const output = this.#outputs.receive(message);
    if (output) this.#onOutput?.(output);
    if (message.content.execution_state === "idle") this.#finish();
  }
}
