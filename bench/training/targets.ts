import type { Configuration } from "./configurations.js";
import { bestJavaScriptOver, layersOver, overPytorch, shareOfPeak, type Ratio } from "./ratios.js";

/** What a number is to be: at most or at least a limit. */
export interface Target {
  readonly bound: "at most" | "at least";
  readonly limit: number;
}

/** Whether a number is what it is to be, the limit itself included. */
export function isMet({ bound, limit }: Target, value: number): boolean {
  return bound === "at most" ? value <= limit : value >= limit;
}

/** A ratio and what it is to be, where it is to be anything. */
export interface Goal {
  readonly name: "overPytorch" | "bestJavaScriptOver" | "layersOver" | "shareOfPeak";
  readonly ratio: Ratio;
  readonly bound: Target["bound"];
  readonly limits: Partial<Record<Configuration, number>>;
}

/** What this engine is to reach beside its peers, through its public names and on one thread. */
export const goals: readonly Goal[] = [
  {
    name: "overPytorch",
    ratio: overPytorch,
    bound: "at most",
    limits: { tiny: 0.05, small: 1.4, mid: 2.5, large: 2.8, mid2: 2.6 },
  },
  {
    name: "bestJavaScriptOver",
    ratio: bestJavaScriptOver,
    bound: "at least",
    limits: { small: 10, mid: 4, large: 4 },
  },
  {
    name: "layersOver",
    ratio: layersOver,
    bound: "at least",
    limits: { small: 15, mid: 15 },
  },
  {
    name: "shareOfPeak",
    ratio: shareOfPeak,
    bound: "at least",
    limits: { mid: 0.65, large: 0.65 },
  },
];

/** The longest sequences take 16 times as many steps as the shortest. */
export const SCALING: Target = { bound: "at most", limit: 16.5 };

/** Over what must be kept. */
export const PEAK_MEMORY: Target = { bound: "at most", limit: 1.5 };

/** Milliseconds; to be less than this. */
export const LOADING: Target = { bound: "at most", limit: 100 };
