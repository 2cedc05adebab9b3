import { markdownTable } from "../../shared/markdown.js";
import { configurations } from "../configurations.js";
import { trainingJob } from "../job.js";
import { threeDigits } from "../table.js";
import { SCALING } from "../targets.js";
import { measureAlone } from "./alone.js";
import { verdict, type AspectOptions, type Finding } from "./finding.js";

const TIMES = [32, 64, 128, 256, 512];

/** How a step of `mid` takes longer as its sequences do: in proportion, if nothing is done twice. */
export async function scaling(options: AspectOptions): Promise<Finding> {
  const jobs = TIMES.map((time) => {
    const job = trainingJob({ ...configurations.mid, time });
    return [String(time), job] as const;
  });
  const { medians } = await measureAlone(new Map(jobs), options);
  const ms = TIMES.map((time) => medians.get(String(time))!);
  const ratio = ms.at(-1)! / ms[0]!;
  const rows = TIMES.map((time, n) => [
    String(time),
    threeDigits(ms[n]!),
    threeDigits((ms[n]! / time) * 1000),
  ]);
  return {
    text: [
      markdownTable(["time steps, mid", "ms a training step", "µs a time step"], rows),
      "",
      `${TIMES.at(-1)} time steps over ${TIMES[0]}: ${threeDigits(ratio)} times (${verdict(SCALING, ratio)}).`,
    ].join("\n"),
    json: { medianMs: Object.fromEntries(TIMES.map((time, n) => [time, ms[n]])), ratio },
  };
}
