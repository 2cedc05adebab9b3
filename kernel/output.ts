import type { Channels } from "./channels.js";
import { ownTimers } from "./timers.js";
import type { Json, Message } from "./wire/message.js";

export type StreamName = "stdout" | "stderr";

/**
 * How many stream messages may leave one after the other, and how many a second are earned again.
 * Beyond that text is gathered: a server refuses more than 1,000 messages a second.
 */
const BURST = 100;
const PER_SECOND = 200;
const GATHER_MS = 5;

/**
 * Everything a cell shows, in the order in which it was written. Belongs to the request that runs
 * now, or ran last: what a timer prints later still finds its cell.
 */
export class CellOutput {
  readonly #channels: Channels;
  #parent: Message["parent"] = {};
  #stream: StreamName = "stdout";
  #text = "";
  #credit = BURST;
  #creditedAt = performance.now();
  #flushing: NodeJS.Timeout | undefined;

  constructor(channels: Channels) {
    this.#channels = channels;
  }

  /** From now on output belongs to `request`. */
  attach(request: Message): void {
    this.flush();
    this.#parent = request.header;
  }

  /** Publishes a message of the protocol after all text written before it. */
  publish(type: string, content: Json): void {
    this.flush();
    this.#channels.publish(type, content, this.#parent);
  }

  /** Writes text to a stream; it leaves at once, or when too much is written, a little later. */
  write(stream: StreamName, text: string): void {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    this.#text += text;
    if (this.#spendCredit()) this.flush();
    else this.#flushing ??= ownTimers.setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Sends the text that is still gathered. */
  flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    if (this.#text === "") return;
    const content = { name: this.#stream, text: this.#text };
    this.#text = "";
    this.#channels.publish("stream", content, this.#parent);
  }

  #spendCredit(): boolean {
    const now = performance.now();
    this.#credit = Math.min(BURST, this.#credit + ((now - this.#creditedAt) * PER_SECOND) / 1000);
    this.#creditedAt = now;
    if (this.#credit < 1) return false;
    this.#credit -= 1;
    return true;
  }
}
