import { kernels, type Kernels } from "../../src/backend/index.js";
import { Random } from "../../src/index.js";

/** The kernels that the tests are of. */
export const k: Kernels = kernels()!;

/** Lies around each block and in the gaps of its rows, where no kernel may write. */
const GUARD = 12345.5;
const GUARDS = 16;

/** Numbers in the kernels' memory, with guards before and behind them. */
export class Block {
  readonly #start: number;
  readonly #size: number;

  constructor(values: ArrayLike<number>) {
    this.#size = values.length;
    this.#start = k.memory.allocate(this.#size + 2 * GUARDS);
    k.memory.fill(this.#start, this.#size + 2 * GUARDS, GUARD);
    k.memory.write(this.pointer, values);
  }

  get pointer(): number {
    return this.#start + GUARDS * 4;
  }

  get values(): Float32Array {
    return k.memory.read(this.pointer, this.#size);
  }

  /** How far a kernel has written behind the end; Infinity when it has written before the beginning. */
  get overrun(): number {
    const all = k.memory.read(this.#start, this.#size + 2 * GUARDS);
    if (all.subarray(0, GUARDS).some((value) => value !== GUARD)) return Infinity;
    return all.subarray(GUARDS + this.#size).findLastIndex((value) => value !== GUARD) + 1;
  }

  free(): void {
    k.memory.free(this.#start);
  }
}

/** Lets a test make blocks, and frees them behind it. */
export function withBlocks<T>(body: (block: (values: ArrayLike<number>) => Block) => T): T {
  const blocks: Block[] = [];
  try {
    return body((values) => {
      const block = new Block(values);
      blocks.push(block);
      return block;
    });
  } finally {
    for (const block of blocks) block.free();
  }
}

/** A block of int32 numbers. */
export function indexBlock(block: (values: ArrayLike<number>) => Block, values: number[]): Block {
  const made = block(new Float32Array(values.length));
  k.memory.writeIndices(made.pointer, Int32Array.from(values));
  return made;
}

/** Float32 numbers in [−`size`, `size`), the same for the same seed. */
export function numbers(count: number, seed: number, size = 1): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: count }, () => random.uniform(-size, size));
}

/** Rows of numbers, `ld` from one to the next, with guards in the gaps. */
export function matrix(rows: number, width: number, ld: number, seed: number): Float32Array {
  const values = numbers(rows * ld, seed);
  return values.map((value, i) => (i % ld < width ? value : GUARD));
}

/** The first difference in any bit, NaN being NaN; undefined where there is none. */
export function difference(got: ArrayLike<number>, want: ArrayLike<number>): string | undefined {
  if (got.length !== want.length) return `${got.length} numbers instead of ${want.length}`;
  for (let i = 0; i < want.length; i++) {
    if (!Object.is(got[i], want[i])) return `[${i}]: ${got[i]} instead of ${want[i]}`;
  }
  return undefined;
}

/** The largest difference, Infinity when only one is NaN. */
export function distance(got: ArrayLike<number>, want: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs(got[i] - want[i]);
    if (!(error <= largest)) largest = Object.is(got[i], want[i]) ? largest : error;
    if (Number.isNaN(largest)) return Infinity;
  }
  return largest;
}

export type FunctionName = "exponential" | "sigmoid" | "tanh";

/** The values of a function's kernel, calculated in place. */
export function apply(name: FunctionName, x: ArrayLike<number>): Float32Array {
  return withBlocks((block) => {
    const target = block(x);
    k[name](x.length, target.pointer, target.pointer);
    return target.values;
  });
}

/** The gradients that a derivative's kernel makes of values and their gradients. */
export function derivative(
  name: "dsigmoid" | "dtanh",
  y: ArrayLike<number>,
  gradient: ArrayLike<number>,
): Float32Array {
  return withBlocks((block) => {
    const out = block(gradient);
    k[name](y.length, block(y).pointer, out.pointer, out.pointer);
    return out.values;
  });
}
