import { disagreement, firstLosses } from "./agreement.js";
import { configurations, type Configuration } from "./configurations.js";
import { engines, typescriptWorker, type EngineEntry, type EngineName } from "./engines.js";
import { trainingJob } from "./job.js";
import { runRounds, warmUp, type Duration, type Entrant, type Timing } from "./rounds.js";
import { gigaflops, PEAK_STEP_FLOPS } from "./work.js";
import { Worker } from "./worker.js";

/** Everything that a run beside the peers gave. */
export interface Comparison {
  readonly timings: Partial<Record<Configuration, Partial<Record<EngineName, Timing>>>>;
  /** The core's peak, measured in the same rounds, in 10⁹ floating point operations a second. */
  readonly peaks: Partial<Record<Configuration, number>>;
  readonly versions: Record<string, string>;
  /** What could not be measured, and why, a line each. */
  readonly problems: string[];
}

export interface Wanted extends Duration {
  readonly configs: readonly Configuration[];
  readonly engines: readonly EngineName[];
}

type Say = (line: string) => void;
type Workers = Map<EngineName, Worker>;

/** Measures engines in configurations, each engine in one process that lives through all of them. */
export async function compare(wanted: Wanted, root: string, say: Say): Promise<Comparison> {
  const comparison: Comparison = { timings: {}, peaks: {}, versions: {}, problems: [] };
  const problem = (line: string) => {
    say(line);
    comparison.problems.push(line);
  };
  const workers: Workers = new Map();
  const peak = new Worker(typescriptWorker(["peak", "main.ts"]));
  try {
    await startAll(wanted.engines, workers, root, comparison.versions, problem);
    await checkAll(workers, problem);
    for (const name of wanted.configs) {
      const entrants = await warmAll(name, workers, say, problem);
      const job = trainingJob(configurations[name]);
      await warmUp({ worker: peak, job });
      const all = new Map<EngineName | "peak", Entrant>([
        ...entrants,
        ["peak", { worker: peak, job }],
      ]);
      say(`${name}: ${wanted.rounds} rounds of ${[...entrants.keys()].join(", ")}`);
      const { timings, failures } = await runRounds(all, wanted);
      for (const [engine, reason] of failures) problem(`${engine}, ${name}: ${reason}`);
      const { peak: turns, ...times } = Object.fromEntries(timings);
      comparison.timings[name] = times;
      if (turns) comparison.peaks[name] = gigaflops(PEAK_STEP_FLOPS, turns.median);
    }
  } finally {
    await Promise.all([peak, ...workers.values()].map((worker) => worker.end()));
  }
  return comparison;
}

/** Starts the workers there can be; one that cannot is no reason to do without the others. */
async function startAll(
  wanted: readonly EngineName[],
  workers: Workers,
  root: string,
  versions: Record<string, string>,
  problem: Say,
): Promise<void> {
  for (const name of wanted) {
    const { title, command }: EngineEntry = engines[name];
    const program = command(root);
    if ("missing" in program) {
      problem(`${title}: not measured, ${program.missing}`);
      continue;
    }
    const worker = new Worker(program);
    try {
      Object.assign(versions, await worker.ask({ ask: "versions" }));
      workers.set(name, worker);
    } catch (error) {
      problem(`${title}: not measured, ${(error as Error).message}`);
    }
  }
}

/** Leaves out each engine whose first losses are not the first one's. */
async function checkAll(workers: Workers, problem: Say): Promise<void> {
  let reference: readonly number[] | undefined;
  for (const [name, worker] of workers) {
    try {
      const losses = await firstLosses(worker);
      reference ??= losses;
      const difference = disagreement(losses, reference);
      if (difference) throw new Error(difference);
    } catch (error) {
      problem(`${engines[name].title}: not measured, ${(error as Error).message}`);
      workers.delete(name);
      await worker.end();
    }
  }
}

/** Prepares the engines that are measured in a configuration; those that fail are left out. */
async function warmAll(
  name: Configuration,
  workers: Workers,
  say: Say,
  problem: Say,
): Promise<Map<EngineName, Entrant>> {
  const entrants = new Map<EngineName, Entrant>();
  const job = trainingJob(configurations[name]);
  for (const [engine, worker] of workers) {
    const { title, configurations: measured }: EngineEntry = engines[engine];
    if (!measured.includes(name)) continue;
    try {
      say(`${name}: warming ${title} up`);
      await warmUp({ worker, job });
      entrants.set(engine, { worker, job });
    } catch (error) {
      problem(`${title}, ${name}: ${(error as Error).message}`);
    }
  }
  return entrants;
}
