import type { DisplayData } from "./display.js";
import { kernelDisplay } from "./kernel.js";

/** At most one update in so many milliseconds: what the eye can follow, and no burden on the training. */
const interval = 250;

/** Counts the displays of this process. An id must be unique in a kernel, and the same on each run. */
let displays = 0;

/** A place in a cell's output whose content changes while the cell runs. */
export class LiveDisplay {
  #id: string | undefined;
  #sentAt = -Infinity;

  /** Shows what `draw` draws, unless something was shown a moment ago; outside a kernel, nothing. */
  update(draw: () => DisplayData): void {
    if (kernelDisplay() && performance.now() - this.#sentAt >= interval) this.#send(draw());
  }

  /** Shows the last content; outside a kernel its text is printed. */
  settle(content: DisplayData): void {
    if (kernelDisplay()) this.#send(content);
    else console.log(content.data["text/plain"]);
  }

  #send({ data, metadata }: DisplayData): void {
    const update = this.#id !== undefined;
    this.#id ??= `unrolled-${++displays}`;
    kernelDisplay()?.({ data, metadata, transient: { display_id: this.#id } }, update);
    this.#sentAt = performance.now();
  }
}
