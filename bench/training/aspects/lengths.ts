import { markdownTable } from "../../shared/markdown.js";
import { configurations, type Sizes } from "../configurations.js";
import { trainingJob } from "../job.js";
import { threeDigits } from "../table.js";
import { measureAlone } from "./alone.js";
import type { AspectOptions, Finding } from "./finding.js";

/** Lengths from an eighth of the time to all of it, evenly over the batch. */
export function evenLengths({ batch, time }: Sizes): number[] {
  const shortest = time / 8;
  return Array.from({ length: batch }, (_, row) =>
    Math.round(shortest + ((time - shortest) * row) / (batch - 1)),
  );
}

/** A training step on sequences of different lengths, beside one on sequences that all are full. */
export async function lengths({ configs, ...duration }: AspectOptions): Promise<Finding> {
  const rows: string[][] = [];
  const json: Record<string, unknown> = {};
  for (const name of configs) {
    const sizes = configurations[name];
    if (sizes.batch === 1) continue;
    const full = trainingJob(sizes);
    const uneven = evenLengths(sizes);
    const { medians } = await measureAlone(
      new Map([
        ["full", full],
        ["uneven", { ...full, lengths: uneven }],
      ]),
      duration,
    );
    const ratio = medians.get("uneven")! / medians.get("full")!;
    const real = uneven.reduce((sum, length) => sum + length) / (sizes.batch * sizes.time);
    rows.push([name, ...[...medians.values(), ratio, real].map(threeDigits)]);
    json[name] = { ...Object.fromEntries(medians), ratio, realSteps: real };
  }
  const head = [
    "lengths from T/8 to T",
    "ms, all full",
    "ms, of different lengths",
    "ratio of times",
    "share of steps that are no padding",
  ];
  return { text: markdownTable(head, rows), json };
}
