import { median } from "./statistics.js";

/** A time in milliseconds, as a reader takes it in: `1.15 s`, `126 ms`, `1.8 ms`. */
export function milliseconds(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** The median with the lowest and highest: `126 ms (119 ms–140 ms)`; one figure where all look alike. */
export function spread(values: readonly number[], unit: (value: number) => string): string {
  const low = unit(Math.min(...values));
  const high = unit(Math.max(...values));
  const middle = unit(median(values));
  return low === high ? middle : `${middle} (${low}–${high})`;
}
