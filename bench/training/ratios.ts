import { configurations, type Configuration } from "./configurations.js";
import { engineNames, engines, type EngineName } from "./engines.js";
import { gigaflops, stepFlops } from "./work.js";

/** Milliseconds a step, by configuration and engine; what was not measured is absent. */
export type Medians = Partial<Record<Configuration, Partial<Record<EngineName, number>>>>;

/** 10⁹ floating point operations a second at the core's peak, as measured beside each configuration. */
export type Peaks = Partial<Record<Configuration, number>>;

export interface Measured {
  readonly medians: Medians;
  readonly peaks: Peaks;
}

/** How this engine compares in one configuration; undefined where something has not been measured. */
export type Ratio = (measured: Measured, configuration: Configuration) => number | undefined;

/** Our time over PyTorch's. */
export const overPytorch: Ratio = ({ medians }, configuration) =>
  quotient(medians[configuration]?.unrolled, medians[configuration]?.pytorch);

/** The time of the fastest other engine in JavaScript over ours. */
export const bestJavaScriptOver: Ratio = ({ medians }, configuration) => {
  const times = engineNames
    .filter((name) => engines[name].kind === "JavaScript")
    .flatMap((name) => medians[configuration]?.[name] ?? []);
  const best = times.length > 0 ? Math.min(...times) : undefined;
  return quotient(best, medians[configuration]?.unrolled);
};

/** The time of `tf.layers.lstm` over ours. */
export const layersOver: Ratio = ({ medians }, configuration) =>
  quotient(medians[configuration]?.["tfjs-wasm-layers"], medians[configuration]?.unrolled);

/** The share of the core's peak that our whole steps reach. */
export const shareOfPeak: Ratio = ({ medians, peaks }, configuration) => {
  const ms = medians[configuration]?.unrolled;
  const reached = ms && gigaflops(stepFlops(configurations[configuration]), ms);
  return quotient(reached, peaks[configuration]);
};

function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}
