import { setTimeout } from "node:timers/promises";
import { startKernel, type KernelClient, type Output } from "../../kernel/client/index.js";
import { Cells } from "./cells.js";
import type { Kernel } from "./kernels.js";
import { printLines, type Printed } from "./lines.js";
import { loopRatio } from "./loops.js";
import { NewProcesses } from "./processes.js";
import { median } from "../shared/statistics.js";

/** What one kernel process gave. */
export interface Measured {
  /** From the start of its process until the first cell's result was here, in milliseconds. */
  readonly startMs: number;
  /** A trivial cell from request to reply and idle, the median of 100, in milliseconds. */
  readonly cellMs: number;
  /** How many of the trivial cells never got a reply or never became idle. */
  readonly unended: number;
  /** Memory of its process tree after so many trivial cells, in MB. */
  readonly memory: Readonly<Record<(typeof MEMORY_AFTER)[number], number>>;
  /** How many times longer a loop over variables of the top level takes than one in a function. */
  readonly loopRatio: number;
  readonly printed: Printed;
}

export const MEMORY_AFTER = [10, 250] as const;
export const LINES = 10_000;
export const TURNS = 10_000_000;
const WARM_UP = 50;
const TIMED = 100;
const RESULT_TIMEOUT_MS = 10_000;

/** Measures a kernel in a process of its own. Throws when it does not start or answers nothing. */
export async function measure({ command, language }: Kernel, cwd: string): Promise<Measured> {
  const processes = new NewProcesses();
  const start = performance.now();
  const kernel = await startKernel({ cwd, command });
  try {
    await firstResult(kernel, language.cell);
    const startMs = performance.now() - start;
    const cells = new Cells(kernel, language.cell);
    await cells.runUntil(MEMORY_AFTER[0]);
    const few = processes.memory();
    await cells.runUntil(WARM_UP);
    const times = await cells.runUntil(WARM_UP + TIMED);
    await cells.runUntil(MEMORY_AFTER[1]);
    const many = processes.memory();
    const ratio = await loopRatio(kernel, language.loops(TURNS));
    // Last: a kernel may not survive it.
    const printed = await printLines(kernel, language.printing(LINES), LINES);
    const { unended } = cells;
    const memory = { 10: few, 250: many };
    return { startMs, cellMs: median(times), unended, memory, loopRatio: ratio, printed };
  } finally {
    await kernel.shutdown();
  }
}

/** Runs a first cell and resolves when something that shows its result, 2, is here. */
async function firstResult(kernel: KernelClient, cell: string): Promise<void> {
  const shown: Output[] = [];
  const start = performance.now();
  let ended = false;
  const execution = kernel
    .execute(cell, { timeoutMs: RESULT_TIMEOUT_MS, onOutput: (output) => shown.push(output) })
    .finally(() => (ended = true));
  // Some kernels show the result behind the end of the cell, and some as text on a stream.
  while (![...shown, ...kernel.lateOutputs].some(isTwo)) {
    if (performance.now() - start > RESULT_TIMEOUT_MS || (ended && !kernel.alive)) {
      const got = JSON.stringify([...shown, ...kernel.lateOutputs]);
      throw new Error(`first cell: expected the result 2, got ${got}`);
    }
    await setTimeout(1);
  }
  await execution;
}

/** Whether an output is the number 2, in whatever colour. */
function isTwo(output: Output): boolean {
  const text =
    output.output_type === "stream"
      ? output.text
      : output.output_type === "execute_result"
        ? String(output.data["text/plain"])
        : "";
  return text.replace(/\u001b\[\d+m/g, "").trim() === "2";
}
