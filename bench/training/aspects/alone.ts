import { engines, typescriptWorker } from "../engines.js";
import type { Job } from "../job.js";
import { runRounds, warmUp, type Duration, type Entrant } from "../rounds.js";
import { gigaflops, PEAK_STEP_FLOPS } from "../work.js";
import { Worker } from "../worker.js";

/** The median milliseconds of this engine's steps of each job, and the core's peak in the same rounds. */
export interface Alone<Name> {
  readonly medians: ReadonlyMap<Name, number>;
  readonly peakGflops: number;
}

/** Measures jobs of this engine in turns, each in a process of its own, beside the loop of the core's peak. */
export async function measureAlone<Name extends string>(
  jobs: ReadonlyMap<Name, Job>,
  duration: Duration,
): Promise<Alone<Name>> {
  const [[, first]] = jobs as unknown as [[Name, Job]];
  const peak = new Worker(typescriptWorker(["peak", "main.ts"]));
  const workers = [...jobs.keys()].map(() => new Worker(engines.unrolled.command()));
  const entrants = new Map<Name | "peak", Entrant>([
    ...[...jobs].map(([name, job], n) => [name, { worker: workers[n]!, job }] as const),
    ["peak", { worker: peak, job: first }],
  ]);
  try {
    for (const entrant of entrants.values()) await warmUp(entrant);
    const { timings, failures } = await runRounds(entrants, duration);
    for (const [name, reason] of failures) throw new Error(`${name}: ${reason}`);
    const median = (name: Name | "peak") => timings.get(name)!.median;
    return {
      medians: new Map([...jobs.keys()].map((name) => [name, median(name)])),
      peakGflops: gigaflops(PEAK_STEP_FLOPS, median("peak")),
    };
  } finally {
    await Promise.all([peak, ...workers].map((worker) => worker.end()));
  }
}
