import type { Comparison } from "../../../bench/training/compare.js";
import type { Timing } from "../../../bench/training/rounds.js";

const timing = (median: number, others: (number | undefined)[] = [0], disturbed = 0): Timing => ({
  median,
  quartiles: [median * 0.9, median * 1.2],
  steps: 10,
  others,
  disturbed,
});

/** A run as it might have been. */
export const comparison: Comparison = {
  timings: {
    tiny: { unrolled: timing(0.01), pytorch: timing(0.5), "tfjs-cpu": timing(3.456) },
    small: {
      unrolled: timing(1.5, [0.5, 0]),
      pytorch: timing(1),
      "tfjs-wasm": timing(30),
      "tfjs-wasm-layers": timing(45, [0.2, 0.3, 0.25], 1),
    },
  },
  peaks: { tiny: 50, small: 60 },
  versions: { unrolled: "0.1.0", PyTorch: "2.15.0" },
  problems: ["jax-js: not measured, its packages could not be installed\nmore"],
};

export const setting = { date: "2026-11-24", machine: "A CPU, 2 cores", rounds: 6 };
