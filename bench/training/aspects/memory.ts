import { markdownTable } from "../../shared/markdown.js";
import { configurations } from "../configurations.js";
import { threeDigits } from "../table.js";
import { PEAK_MEMORY } from "../targets.js";
import { verdict, type Finding } from "./finding.js";
import { FLAT_BYTES, growth, held, KEPT_FORMULA, kinds, mustBeKept } from "./memory-samples.js";
import { PEAK_EVERY, PEAK_STEPS, probeMemory } from "./probe-memory.js";

const FLAT_STEPS = 10_000;
const FLAT_EVERY = 250;
const FLAT_CONFIGURATIONS = ["tiny", "small"] as const;

/** Whether memory stays flat over many steps, and the most that a large step holds. */
export async function memory(): Promise<Finding> {
  const rows: string[][] = [];
  const json: Record<string, unknown> = {};
  for (const name of FLAT_CONFIGURATIONS) {
    const { between } = await probeMemory(configurations[name], FLAT_STEPS, FLAT_EVERY);
    const bytes = growth(between, FLAT_EVERY);
    const flat = kinds.every((kind) => bytes[kind] < FLAT_BYTES);
    rows.push([
      name,
      ...kinds.map((kind) => `${megabytes(between.at(-1)![kind])} (${bytes[kind].toFixed(2)})`),
      flat ? "flat" : "**grows**",
    ]);
    json[name] = { bytesAStep: bytes, last: between.at(-1), flat };
  }
  const large = await probeMemory(configurations.large, PEAK_STEPS, PEAK_EVERY);
  const [live, peak] = [large.live, large.peak].map((most) => held(most) - held(large.before));
  const kept = mustBeKept(configurations.large);
  const ratio = live / kept;
  const head = [
    `after ${FLAT_STEPS} steps`,
    ...["heap", "arrays", "WebAssembly"].map((kind) => `${kind}, MB (bytes a step)`),
    "",
  ];
  return {
    text: [
      markdownTable(head, rows),
      "",
      `large uses at most ${megabytes(live)} MB at once, ${threeDigits(ratio)} times the ${megabytes(kept)} MB that must be kept ` +
        `(${verdict(PEAK_MEMORY, ratio)}): ${KEPT_FORMULA}. With what JavaScript has not collected yet it is ` +
        `${megabytes(peak)} MB, ${threeDigits(peak / kept)} times as much.`,
    ].join("\n"),
    json: {
      ...json,
      large: { liveBytes: live, uncollectedBytes: peak, mustBeKeptBytes: kept, ratio },
    },
  };
}

const megabytes = (bytes: number) => threeDigits(bytes / 1e6);
