import { decode, signatureOf, type Message } from "./message.js";

/** How many signatures are remembered, as many as Jupyter's own sessions remember. */
const REMEMBERED = 2 ** 16;

/**
 * Opens what clients send. A message that is malformed, wrongly signed, or sent a second time is
 * dropped: who cannot sign may have overheard a message, and must not be able to make it run again.
 */
export class Inbox {
  readonly #key: string;
  /** In the order in which they came. */
  readonly #seen = new Set<string>();

  constructor(key: string) {
    this.#key = key;
  }

  /** The message in `frames`; undefined when it is dropped. */
  open(frames: readonly Buffer[]): Message | undefined {
    let message: Message;
    try {
      message = decode(frames, this.#key);
    } catch {
      return undefined;
    }
    return this.#isNew(signatureOf(frames)) ? message : undefined;
  }

  /** Without a key there are no signatures, and so no way to tell a message that was replayed. */
  #isNew(signature: string): boolean {
    if (this.#key === "") return true;
    if (this.#seen.has(signature)) return false;
    this.#seen.add(signature);
    if (this.#seen.size > REMEMBERED) {
      for (const oldest of this.#seen) {
        this.#seen.delete(oldest);
        break;
      }
    }
    return true;
  }
}
