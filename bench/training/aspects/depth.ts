import { markdownTable } from "../../shared/markdown.js";
import { configurations, countParameters, type Sizes } from "../configurations.js";
import { trainingJob } from "../job.js";
import type { Duration } from "../rounds.js";
import { threeDigits } from "../table.js";
import { stepFlops } from "../work.js";
import { measureAlone } from "./alone.js";
import type { Finding } from "./finding.js";
import { held, mustBeKept } from "./memory-samples.js";
import { PEAK_EVERY, PEAK_STEPS, probeMemory } from "./probe-memory.js";

const PROCESSES = 8;

const layersOf = (layers: Sizes["layers"], units: number): Sizes => ({
  ...configurations.mid,
  layers,
  units,
});

/**
 * One, two and three layers with equally many parameters, to half a percent, on the batch of `mid`. The
 * units are multiples of 8, so that none is computed with more columns than it has.
 */
export const equallyLarge: readonly Sizes[] = [
  layersOf(1, 248),
  layersOf(2, 152),
  layersOf(3, 120),
];

/** What depth costs where the parameters are equally many: time and memory of a training step. */
export async function depth(duration: Duration): Promise<Finding> {
  const jobs = equallyLarge.map((sizes) => [String(sizes.layers), trainingJob(sizes)] as const);
  const { medians } = await measureAlone(new Map(jobs), duration);
  const bytes: number[] = [];
  for (const sizes of equallyLarge) {
    bytes.push(await bytesInUse(sizes));
  }
  const ms = jobs.map(([layers]) => medians.get(layers)!);
  const ratios = [stepFlops, mustBeKept].map((count) =>
    overFirst(equallyLarge.map((s) => count(s))),
  );
  const [time, memory] = [overFirst(ms), overFirst(bytes)];
  const rows = equallyLarge.map((sizes, n) => [
    String(sizes.layers),
    String(sizes.units),
    String(countParameters(sizes)),
    ...[ms[n]!, time[n]!, ratios[0]![n]!, bytes[n]! / 1e6, memory[n]!, ratios[1]![n]!].map(
      threeDigits,
    ),
  ]);
  const head = [
    "layers",
    "units",
    "parameters",
    "ms a training step",
    "over one layer",
    "operations over one layer",
    "MB in use at most",
    "over one layer",
    "must be kept, over one layer",
  ];
  const json = equallyLarge.map(({ layers }, n): [string, unknown] => [
    String(layers),
    { medianMs: ms[n], overOneLayer: time[n], liveBytes: bytes[n], memoryOverOneLayer: memory[n] },
  ]);
  return { text: markdownTable(head, rows), json: Object.fromEntries(json) };
}

/**
 * The most that a step has in use. Arrays that were collected are counted until they are swept, in most
 * processes some of them; so the lowest of several processes counts.
 */
async function bytesInUse(sizes: Sizes): Promise<number> {
  let lowest = Infinity;
  for (let process = 0; process < PROCESSES; process++) {
    const { before, live } = await probeMemory(sizes, PEAK_STEPS, PEAK_EVERY);
    lowest = Math.min(lowest, held(live) - held(before));
  }
  return lowest;
}

const overFirst = (values: readonly number[]) => values.map((value) => value / values[0]!);
