import type { Kernel } from "./kernels.js";
import { measure, type Measured } from "./measure.js";
import { rotated } from "../shared/statistics.js";

/** What the rounds gave for one kernel: the numbers of each that went well, and what went wrong. */
export interface Measurements {
  readonly rounds: Measured[];
  readonly problems: string[];
}

/**
 * Measures every kernel once a round. They take turns, in another order each round, so that what else
 * the machine does meets all alike.
 */
export async function runRounds(
  kernels: readonly Kernel[],
  count: number,
  cwd: string,
  say: (line: string) => void,
): Promise<Map<Kernel, Measurements>> {
  const results = new Map(kernels.map((kernel) => [kernel, begin(kernel)]));
  for (let round = 0; round < count; round++) {
    for (const kernel of rotated(kernels, round)) {
      if (!kernel.command) continue;
      const { rounds, problems } = results.get(kernel)!;
      say(`round ${round + 1} of ${count}: ${kernel.title}`);
      try {
        rounds.push(await measure(kernel, cwd));
      } catch (error) {
        problems.push(`round ${round + 1}: ${(error as Error).message}`);
      }
    }
  }
  return results;
}

function begin({ command }: Kernel): Measurements {
  return { rounds: [], problems: command ? [] : ["it is not installed on this system"] };
}
