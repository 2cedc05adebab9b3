import { markdownTable } from "../../shared/markdown.js";
import { configurations } from "../configurations.js";
import { cellNames, trainingJob, type CellName } from "../job.js";
import { threeDigits } from "../table.js";
import { gigaflops, stepFlops } from "../work.js";
import { measureAlone } from "./alone.js";
import type { AspectOptions, Finding } from "./finding.js";

/** A training step of each kind of cell: whether each is as fast for its work as the LSTM. */
export async function cells({ configs, ...duration }: AspectOptions): Promise<Finding> {
  const rows: string[][] = [];
  const json: Record<string, Record<string, unknown>> = {};
  for (const name of configs) {
    const sizes = configurations[name];
    const jobs = new Map<CellName, ReturnType<typeof trainingJob>>();
    for (const cell of cellNames) jobs.set(cell, { ...trainingJob(sizes), cell });
    const { medians, peakGflops } = await measureAlone(jobs, duration);
    json[name] = {};
    for (const cell of cellNames) {
      const ms = medians.get(cell)!;
      const share = gigaflops(stepFlops(sizes, cell), ms) / peakGflops;
      rows.push([name, cell, threeDigits(ms), threeDigits(share)]);
      json[name][cell] = { medianMs: ms, shareOfPeak: share };
    }
  }
  const head = ["training step", "cell", "ms", "share of the core's peak"];
  return { text: markdownTable(head, rows), json };
}
