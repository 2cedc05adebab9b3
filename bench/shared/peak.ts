import { join } from "node:path";
import { webAssembly } from "../../src/backend/web-assembly.js";
import { compile } from "../../tools/backend/compile.js";
import { root } from "../../tools/setup/root.mjs";

/** A loop whose speed is the core's peak for multiplications and additions of 128-bit vectors. */
export interface PeakLoop {
  /** Floating-point operations of a turn. */
  readonly operations: number;
  run(turns: number): number;
}

/** Every sum begins as this factor, and is multiplied by it and added to it at each turn. */
const FACTOR = 0.5;

/** Compiles the loop: what it reaches is the most that WebAssembly can get out of a core. */
export async function peakLoop(): Promise<PeakLoop> {
  const bytes = await compile(join(root, "bench/shared/assembly/peak.ts"));
  const api = webAssembly()!;
  const { exports } = new api.Instance(new api.Module(bytes));
  const { peak, OPERATIONS } = exports as {
    peak(turns: number, factor: number): number;
    OPERATIONS: { readonly value: number };
  };
  return { operations: OPERATIONS.value, run: (turns) => peak(turns, FACTOR) };
}
