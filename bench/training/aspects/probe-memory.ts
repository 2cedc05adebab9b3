import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Sizes } from "../configurations.js";
import { typescriptWorker } from "../engines.js";
import type { MemorySample } from "./memory-samples.js";

/** How many steps show the most that one holds. */
export const PEAK_STEPS = 8;
/** What steps leave behind may pile up over some of them. */
export const PEAK_EVERY = 4;

/** What a process held around and in training steps. */
export interface MemorySamples {
  readonly before: MemorySample;
  /** The most, with what JavaScript has not collected yet. */
  readonly peak: MemorySample;
  /** The most that was in use at once. */
  readonly live: MemorySample;
  readonly between: readonly MemorySample[];
}

/** Runs training steps in a process of their own, and looks at its memory after every so many. */
export async function probeMemory(
  sizes: Sizes,
  steps: number,
  every: number,
): Promise<MemorySamples> {
  const [node, ...args] = typescriptWorker(
    ["unrolled", "memory-probe.ts"],
    ...[sizes, steps, every].map((argument) => JSON.stringify(argument)),
  );
  const { stdout } = await promisify(execFile)(node!, ["--expose-gc", ...args]);
  return JSON.parse(stdout) as MemorySamples;
}
