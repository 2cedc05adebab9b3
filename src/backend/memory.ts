import { FreeRanges } from "./free-ranges.js";
import { PAGE, type PagedMemory } from "./web-assembly.js";

/** The address of a block: a byte offset into the memory, a multiple of 64. */
export type Pointer = number;

/** Blocks begin at multiples of this, and kernels may touch this many bytes past the end of a block. */
const ALIGNMENT = 64;

/** Before each block: its size, and a mark that says that it is in use. */
const HEADER = ALIGNMENT;
const SIZE = -2;
const MARK = -1;
const IN_USE = 0x756e726f;

/** The least that the memory grows by, so that it grows rarely: 1 MiB, or an eighth of what there is. */
const LEAST_PAGES = 16;

/**
 * The memory that the kernels work in, given out in blocks of float32 or int32 numbers. A block lies at
 * the first place where it fits. The contents of a new block are whatever was there before.
 */
export class Memory {
  readonly #memory: PagedMemory;
  readonly #base: Pointer;
  readonly #free = new FreeRanges();
  /** Everything from here on is free. */
  #top: Pointer;
  #allocated = 0;
  #peak = 0;
  #floats: Float32Array;
  #indices: Int32Array;

  /** Over what `memory` has from the address `base` on; nothing else may grow it. */
  constructor(memory: PagedMemory, base: Pointer) {
    this.#memory = memory;
    this.#base = this.#top = alignUp(base);
    this.#floats = new Float32Array(memory.buffer);
    this.#indices = new Int32Array(memory.buffer);
  }

  /** The bytes of the whole memory, in use or not; they only ever grow. */
  get byteLength(): number {
    return this.#floats.byteLength;
  }

  /** The bytes of all blocks that are in use, the room at their ends included. */
  get allocatedBytes(): number {
    return this.#allocated;
  }

  /** The bytes from the first block to the end of the farthest one so far, gaps included. */
  get peakBytes(): number {
    return this.#peak;
  }

  /** Makes `peakBytes` begin again from what is in use now. */
  resetPeak(): void {
    this.#peak = this.#top - this.#base;
  }

  /**
   * A block for so many numbers, and room for 16 more behind them, which kernels may overwrite.
   * @throws RangeError when the memory cannot grow so far; what is allocated stays as it is.
   */
  allocate(count: number): Pointer {
    const size = HEADER + alignUp(count * 4) + ALIGNMENT;
    let start = this.#free.take(size);
    if (start === undefined) {
      start = this.#top;
      if (start + size > this.#floats.byteLength) this.#grow(start + size, count);
      this.#top += size;
      if (this.#top - this.#base > this.#peak) this.#peak = this.#top - this.#base;
    }
    const pointer = start + HEADER;
    this.#indices[(pointer >>> 2) + SIZE] = size;
    this.#indices[(pointer >>> 2) + MARK] = IN_USE;
    this.#allocated += size;
    return pointer;
  }

  /** Gives a block back. @throws RangeError for what is not the address of a block in use. */
  free(pointer: Pointer): void {
    const header = pointer >>> 2;
    if (pointer % ALIGNMENT !== 0 || this.#indices[header + MARK] !== IN_USE) {
      throw new RangeError(`Memory.free: there is no block in use at ${pointer}`);
    }
    const size = this.#indices[header + SIZE] >>> 0;
    const start = pointer - HEADER;
    this.#indices[header + MARK] = 0;
    this.#allocated -= size;
    if (start + size === this.#top) this.#top = this.#free.takeBefore(start);
    else this.#free.add(start, size);
  }

  /** Copies numbers into a block. */
  write(pointer: Pointer, values: ArrayLike<number>): void {
    this.#floats.set(values, pointer >>> 2);
  }

  /** Copies whole numbers into a block. */
  writeIndices(pointer: Pointer, values: ArrayLike<number>): void {
    this.#indices.set(values, pointer >>> 2);
  }

  /** A copy of the first numbers of a block. */
  read(pointer: Pointer, count: number): Float32Array {
    const copy = new Float32Array(count);
    this.readInto(pointer, copy);
    return copy;
  }

  /** Copies the first numbers of a block, as many as fit. */
  readInto(pointer: Pointer, target: Float32Array): void {
    target.set(this.#floats.subarray(pointer >>> 2, (pointer >>> 2) + target.length));
  }

  fill(pointer: Pointer, count: number, value: number): void {
    this.#floats.fill(value, pointer >>> 2, (pointer >>> 2) + count);
  }

  #grow(end: Pointer, count: number): void {
    const present = this.#floats.byteLength / PAGE;
    const missing = Math.ceil(end / PAGE) - present;
    const step = Math.max(missing, LEAST_PAGES, present >>> 3);
    if (!this.#growBy(step) && !this.#growBy(missing)) {
      throw new RangeError(
        `Memory.allocate: no room for ${count} numbers beside ${this.#allocated} bytes in use; a tape whose gradient is not asked for holds its own until it is collected, or disposed of`,
      );
    }
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#indices = new Int32Array(this.#memory.buffer);
  }

  #growBy(pages: number): boolean {
    try {
      this.#memory.grow(pages);
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return false;
    }
  }
}

/** The next multiple of the alignment. Not by bits: addresses and sizes may pass 2³¹. */
function alignUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
