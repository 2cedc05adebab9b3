import { quantile, rotated } from "../shared/statistics.js";
import type { Job } from "./job.js";
import { watchOthers } from "./processor.js";
import { undisturbed, type Kept, type Slice } from "./slices.js";
import type { Worker } from "./worker.js";

/** The times of the steps of one engine and one job over all rounds. */
export interface Timing {
  readonly median: number;
  readonly quartiles: readonly [lower: number, upper: number];
  readonly steps: number;
  /** For each slice that was measured, also those thrown away: the share of a processor that others used. */
  readonly others: readonly (number | undefined)[];
  /** How many of the slices that were kept were disturbed all the same. */
  readonly disturbed: number;
}

export interface Duration {
  readonly rounds: number;
  /** Of a slice, one an engine and round. */
  readonly sliceMs: number;
}

/** An engine whose step takes longer is left out: it would hold all others up. */
export const LONGEST_STEP_MS = 5000;
const WARM_UP_MS = 1000;

/** What takes part in the rounds: a worker and its job. */
export interface Entrant {
  readonly worker: Pick<Worker, "ask" | "pid">;
  readonly job: Job;
}

/** Makes the network and does first steps, so that what compiles has compiled. Throws when it is too slow. */
export async function warmUp({ worker, job }: Entrant): Promise<void> {
  await worker.ask({ ask: "prepare", job });
  await worker.ask({ ask: "measure", ms: 0 });
  const [ms] = await worker.ask({ ask: "measure", ms: 0 });
  if (ms! > LONGEST_STEP_MS) {
    throw new Error(`a step takes ${(ms! / 1000).toFixed(0)} s, which is left out`);
  }
  await worker.ask({ ask: "measure", ms: WARM_UP_MS });
}

/** What came of the rounds: the times of each entrant, or why it has none. */
export interface Outcome<Name> {
  readonly timings: Map<Name, Timing>;
  readonly failures: Map<Name, string>;
}

/**
 * Measures all entrants, which are warm, in turns: a slice of each a round, in another order each round,
 * so that the machine's moods meet all alike. Only one works at a time; one that fails drops out.
 * @param watch tells what others use of a processor
 */
export async function runRounds<Name extends string>(
  entrants: ReadonlyMap<Name, Entrant>,
  { rounds, sliceMs }: Duration,
  watch: typeof watchOthers = watchOthers,
): Promise<Outcome<Name>> {
  const kept = new Map<Name, Kept[]>([...entrants.keys()].map((name) => [name, []]));
  const failures = new Map<Name, string>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, { worker }] of rotated([...entrants], round)) {
      if (failures.has(name)) continue;
      try {
        kept.get(name)!.push(await undisturbed(() => measureSlice(worker, sliceMs, watch)));
      } catch (error) {
        failures.set(name, (error as Error).message);
        kept.delete(name);
      }
    }
  }
  return { timings: new Map([...kept].map(([name, slices]) => [name, summary(slices)])), failures };
}

async function measureSlice(
  worker: Entrant["worker"],
  ms: number,
  watch: typeof watchOthers,
): Promise<Slice> {
  const others = watch([worker.pid!, process.pid]);
  const times = await worker.ask({ ask: "measure", ms });
  return { times, others: others() };
}

/** Median and quartiles of all steps together. */
export function summary(slices: readonly Kept[]): Timing {
  const times = slices.flatMap((slice) => slice.times);
  return {
    median: quantile(times, 0.5),
    quartiles: [quantile(times, 0.25), quantile(times, 0.75)],
    steps: times.length,
    others: slices.flatMap(({ others }) => others),
    disturbed: slices.filter(({ disturbed }) => disturbed).length,
  };
}
