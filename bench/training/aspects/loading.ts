import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { quantile } from "../../shared/statistics.js";
import { LOADING } from "../targets.js";
import { verdict, type Finding } from "./finding.js";

const PROCESSES = 10;
const PROGRAM = join(import.meta.dirname, "..", "engines", "unrolled", "first-step.mjs");

/** From the import of the engine in a new process until its first training step is done. */
export async function loading(): Promise<Finding> {
  const times: number[] = [];
  while (times.length < PROCESSES) {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM]);
    times.push(Number(stdout));
  }
  const [low, middle, high] = [0, 0.5, 1].map((share) => quantile(times, share));
  const whole = (ms: number) => ms.toFixed(0);
  return {
    text:
      `From the import to the first step done, the median of ${PROCESSES} processes: ${whole(middle!)} ms ` +
      `(${whole(low!)}–${whole(high!)}; ${verdict(LOADING, middle!)}).`,
    json: { medianMs: middle, lowestMs: low, highestMs: high },
  };
}
