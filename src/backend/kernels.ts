import { binary } from "./binary.js";
import type { CellKernels } from "./cell-kernels.js";
import type { ElementwiseKernels } from "./elementwise-kernels.js";
import type { LossKernels } from "./loss-kernels.js";
import { Memory } from "./memory.js";
import type { ProductKernels } from "./product-kernels.js";
import type { RowKernels } from "./row-kernels.js";
import { webAssembly, type PagedMemory } from "./web-assembly.js";

/**
 * The kernels: loops over float32 numbers in `memory`, compiled to WebAssembly from `assembly/`. They
 * check nothing. Sizes, and the distances `ld…` from a row to the next, are in numbers; matrices are
 * row-major. `accumulate` is 1 to add to what is there, 0 to replace it.
 *
 * Where not said otherwise a kernel reads and writes up to 3 numbers past the end of a block, for which
 * `Memory` leaves room. The same input gives the same bits on every machine.
 */
export interface Kernels
  extends ProductKernels, ElementwiseKernels, RowKernels, CellKernels, LossKernels {
  /** Where all pointers point to. */
  readonly memory: Memory;
}

/** What the engine computes float32 with: the WebAssembly kernels, or the loops in TypeScript. */
export type Backend = "wasm" | "typescript";

/** undefined before the first call, null where there are none. */
let instance: Kernels | null | undefined;
let backend: Backend = "wasm";

/**
 * The kernels, made at the first call. undefined where WebAssembly or its SIMD is missing or not
 * allowed, which is said once on the console, or after `setBackend("typescript")`.
 */
export function kernels(): Kernels | undefined {
  if (backend === "typescript") return undefined;
  if (instance === undefined) instance = instantiate();
  return instance ?? undefined;
}

/**
 * Chooses what computes from now on. An optimizer that has begun with kernels goes on with them, since
 * its moments are in their memory.
 * @returns what did before, to go back to it.
 * @throws RangeError for what is not the name of a backend.
 */
export function setBackend(next: Backend): Backend {
  if (next !== "wasm" && next !== "typescript") {
    throw new RangeError(`setBackend: expected "wasm" or "typescript", got ${String(next)}`);
  }
  const before = backend;
  backend = next;
  return before;
}

function instantiate(): Kernels | null {
  try {
    return load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`unrolled: training is slower here, in plain TypeScript, since ${reason}.`);
    return null;
  }
}

/** @throws Error with a message that completes a sentence. */
function load(): Kernels {
  const api = webAssembly();
  if (!api) throw new Error("there is no WebAssembly");
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
  if (!api.validate(bytes)) throw new Error("this WebAssembly has no SIMD");
  const { exports } = new api.Instance(new api.Module(bytes));
  const { memory, heapBase, ...functions } = exports as {
    memory: PagedMemory;
    heapBase: { value: number };
  };
  return { ...(functions as object), memory: new Memory(memory, heapBase.value) } as Kernels;
}
