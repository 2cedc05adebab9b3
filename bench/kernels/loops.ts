import { setTimeout } from "node:timers/promises";
import type { KernelClient, Output } from "../../kernel/client/index.js";

const TIMEOUT_MS = 60_000;

/**
 * Runs a cell that prints `ratio R` and resolves to R: how many times longer a loop over variables of
 * the top level takes than the same loop in a function. Throws when no such line has come in time.
 */
export async function loopRatio(kernel: KernelClient, code: string): Promise<number> {
  const shown: Output[] = [];
  const start = performance.now();
  void kernel.execute(code, {
    timeoutMs: TIMEOUT_MS,
    onOutput: (output) => shown.push(output),
  });
  for (;;) {
    const ratio = ratioIn([...shown, ...kernel.lateOutputs]);
    if (ratio !== undefined) return ratio;
    if (performance.now() - start > TIMEOUT_MS || !kernel.alive) {
      throw new Error(`loops: expected a line "ratio …", got ${JSON.stringify(shown)}`);
    }
    await setTimeout(5);
  }
}

/** The number of the line `ratio …` in outputs. */
export function ratioIn(outputs: readonly Output[]): number | undefined {
  const text = outputs.map((output) => (output.output_type === "stream" ? output.text : ""));
  const found = /^ratio (\d+(\.\d+)?)$/m.exec(text.join(""));
  return found ? Number(found[1]) : undefined;
}
