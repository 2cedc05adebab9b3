import { markdownTable } from "../../shared/markdown.js";
import { configurations } from "../configurations.js";
import { trainingJob } from "../job.js";
import { threeDigits } from "../table.js";
import { gigaflops, inferenceFlops } from "../work.js";
import { measureAlone } from "./alone.js";
import type { AspectOptions, Finding } from "./finding.js";

/** The forward pass alone, without a tape, beside a whole training step. */
export async function inference({ configs, ...duration }: AspectOptions): Promise<Finding> {
  const rows: string[][] = [];
  const json: Record<string, unknown> = {};
  for (const name of configs) {
    const sizes = configurations[name];
    const training = trainingJob(sizes);
    const { medians, peakGflops } = await measureAlone(
      new Map([
        ["training", training],
        ["inference", { ...training, task: "inference" as const }],
      ]),
      duration,
    );
    const [step, forward] = [medians.get("training")!, medians.get("inference")!];
    const share = gigaflops(inferenceFlops(sizes), forward) / peakGflops;
    rows.push([name, threeDigits(forward), threeDigits(forward / step), threeDigits(share)]);
    json[name] = { medianMs: forward, overTraining: forward / step, shareOfPeak: share };
  }
  const head = ["forward pass alone", "ms", "over a training step", "share of the core's peak"];
  return { text: markdownTable(head, rows), json };
}
