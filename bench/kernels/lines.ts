import { setTimeout } from "node:timers/promises";
import type { KernelClient, Output } from "../../kernel/client/index.js";

/** What came of a cell that prints many lines. */
export interface Printed {
  /** From the request until the cell had ended and the last line was here, in milliseconds. */
  readonly ms: number;
  /** How many lines came, of how many. */
  readonly received: number;
  readonly wanted: number;
  /** How many of them came when the kernel had already said that the cell had ended. */
  readonly late: number;
  readonly inOrder: boolean;
  /** Whether the kernel replied and turned idle. */
  readonly ended: boolean;
}

/** How long a cell may print, and how long nothing may come before the rest counts as lost. */
const TIMEOUT_MS = 15_000;
const QUIET_MS = 1000;

/** Runs a cell that prints `line 0`, `line 1` … and waits for all lines, also behind its end. */
export async function printLines(
  kernel: KernelClient,
  code: string,
  wanted: number,
): Promise<Printed> {
  const start = performance.now();
  const { outputs, status } = await kernel.execute(code, { timeoutMs: TIMEOUT_MS });
  const atEnd = performance.now();
  const inTime = linesIn(outputs).length;
  let received = inTime;
  let last = atEnd;
  // The client has no call for late output, so we look again and again.
  while (received < wanted && kernel.alive && performance.now() - last < QUIET_MS) {
    await setTimeout(2);
    const now = inTime + linesIn(kernel.lateOutputs).length;
    if (now > received) last = performance.now();
    received = now;
  }
  const lines = [...linesIn(outputs), ...linesIn(kernel.lateOutputs)];
  return {
    ms: last - start,
    received: lines.length,
    wanted,
    late: lines.length - inTime,
    inOrder: lines.every((number, i) => number === i),
    ended: status === "ok",
  };
}

/** The numbers of the lines in outputs. */
export function linesIn(outputs: readonly Output[]): number[] {
  return outputs
    .flatMap((output) => (output.output_type === "stream" ? [output.text] : []))
    .flatMap((text) => [...text.matchAll(/^line (\d+)$/gm)])
    .map(([, number]) => Number(number));
}
