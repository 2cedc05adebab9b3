import { afterStop } from "./after-stop.js";
import type { Memory, Pointer } from "./memory.js";

/** Blocks of blocks forgotten without release: a tape that was dropped before its gradient was asked for. */
const forgotten = new FinalizationRegistry<{ memory: Memory; pointers: Pointer[] }>(
  ({ memory, pointers }) => {
    for (const pointer of pointers) memory.free(pointer);
  },
);

/** Parts of the kernels' memory that are let go together, by the last of their holders. */
export class Blocks {
  readonly #memory: Memory;
  readonly #pointers: Pointer[] = [];
  #holders = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Room for `count` numbers, whatever they are at first. */
  take(count: number): Pointer {
    const pointer = this.#memory.allocate(count);
    this.#pointers.push(pointer);
    return pointer;
  }

  /** Room that holds these numbers. */
  holding(values: ArrayLike<number>): Pointer {
    const pointer = this.take(values.length);
    this.#memory.write(pointer, values);
    return pointer;
  }

  /** Room that holds these indices. */
  holdingIndices(values: ArrayLike<number>): Pointer {
    const pointer = this.take(values.length);
    this.#memory.writeIndices(pointer, values);
    return pointer;
  }

  /** Room that holds a copy of `count` numbers. */
  copyOf(source: Pointer, count: number): Pointer {
    return this.holding(this.#memory.read(source, count));
  }

  /** Whether more than one holder will read what is here. */
  get shared(): boolean {
    return this.#holders > 1;
  }

  /** Adds a holder. The first one makes what has been taken outlive the call that took it. */
  retain(): void {
    if (this.#holders++ === 0 && this.#pointers.length > 0) {
      forgotten.register(this, { memory: this.#memory, pointers: this.#pointers }, this);
    }
  }

  release(): void {
    if (--this.#holders > 0) return;
    forgotten.unregister(this);
    this.free();
  }

  free(): void {
    while (this.#pointers.length > 0) this.#memory.free(this.#pointers.pop()!);
  }
}

/** What calls that are under way have taken, the innermost last. */
const underWay: Blocks[] = [];
afterStop(() => {
  while (underWay.length > 0) underWay.pop()!.free();
});

/** Runs `f` with blocks that are freed when it returns or throws. */
export function withScratch<T>(memory: Memory, f: (scratch: Blocks) => T): T {
  return keeping(new Blocks(memory), false, f);
}

/** Runs `f`; what `kept` has taken is freed when it throws, and when nobody will want it. */
export function keeping<B extends Blocks, T>(kept: B, keeps: boolean, f: (kept: B) => T): T {
  let done = false;
  underWay.push(kept);
  try {
    const result = f(kept);
    done = true;
    return result;
  } finally {
    underWay.pop();
    if (!done || !keeps) kept.free();
  }
}
