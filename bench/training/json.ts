import { median } from "../shared/statistics.js";
import type { Comparison } from "./compare.js";
import type { Configuration } from "./configurations.js";
import type { Medians } from "./ratios.js";

/** `{configuration: {engine: median ms}}` with the core's peak and what was measured with. */
export type ComparisonJson = Medians & {
  readonly peaks: { readonly simd128Gflops?: number };
  readonly versions: Readonly<Record<string, string>>;
};

/** The medians alone. */
export function mediansOf({ timings }: Comparison): Medians {
  const medians = Object.entries(timings).map(([name, byEngine]) => [
    name as Configuration,
    Object.fromEntries(Object.entries(byEngine).map(([engine, timing]) => [engine, timing.median])),
  ]);
  return Object.fromEntries(medians) as Medians;
}

/** What `--json` prints. */
export function comparisonJson(comparison: Comparison): ComparisonJson {
  const peaks = Object.values(comparison.peaks);
  return {
    ...mediansOf(comparison),
    peaks: peaks.length > 0 ? { simd128Gflops: median(peaks) } : {},
    versions: comparison.versions,
  };
}
