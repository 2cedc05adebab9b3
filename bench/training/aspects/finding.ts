import type { Configuration } from "../configurations.js";
import type { Duration } from "../rounds.js";
import { isMet, type Target } from "../targets.js";

/** What was found out about this engine alone. */
export interface Finding {
  /** For a reader, in Markdown. */
  readonly text: string;
  /** For a program. */
  readonly json: unknown;
}

/** What a measurement of this engine alone is told. */
export interface AspectOptions extends Duration {
  readonly configs: readonly Configuration[];
}

/** Such as `at most 16.5: met`. */
export function verdict(target: Target, value: number): string {
  const { bound, limit } = target;
  return `${bound} ${limit}: ${isMet(target, value) ? "met" : "missed"}`;
}
