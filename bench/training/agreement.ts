import { configurations } from "./configurations.js";
import { trainingJob } from "./job.js";
import { drawWeights } from "./weights.js";
import type { Worker } from "./worker.js";

/** So many that also Adam's moments show. */
const STEPS = 40;
const TOLERANCE = 1e-4;
const WEIGHTS_SEED = 7;

/** The losses of an engine's first steps from weights that all engines are given. */
export async function firstLosses(worker: Pick<Worker, "ask">): Promise<readonly number[]> {
  const sizes = configurations.tiny;
  const job = { ...trainingJob(sizes), weights: drawWeights(sizes, WEIGHTS_SEED) };
  await worker.ask({ ask: "prepare", job });
  return worker.ask({ ask: "losses", count: STEPS });
}

/** Why an engine's losses are not those of another, which then does not do the same work; else undefined. */
export function disagreement(
  losses: readonly number[],
  reference: readonly number[],
): string | undefined {
  const step = reference.findIndex((loss, n) => !(Math.abs(losses[n]! - loss) <= TOLERANCE));
  if (step < 0) return undefined;
  return `does other work: its loss in step ${step + 1} is ${losses[step]}, expected ${reference[step]}`;
}
