import { readFileSync } from "node:fs";

/** What the engine and PyTorch are given to train on, and how. */
interface Given {
  /** Steps of the engine alone, before the weights are exported. */
  readonly stepsBefore: number;
  /** Steps of both, from the exported weights on. */
  readonly steps: number;
  /** Names the next character of texts that run beside each other. */
  readonly characters: {
    readonly characters: string;
    readonly text: readonly string[];
    readonly size: number;
    readonly units: number;
    readonly numSteps: number;
    readonly learningRate: number;
    readonly beta2: number;
    readonly clipNorm: number;
  };
  /** Names the class of a sequence. */
  readonly classifier: {
    readonly inputs: number[][][];
    readonly labels: number[];
    readonly classes: number;
    readonly units: number;
    readonly learningRate: number;
  };
  /** Says the next number of series, at every time step. */
  readonly forecast: {
    readonly series: number[][];
    readonly units: number;
    readonly learningRate: number;
    readonly momentum: number;
  };
}

export const given: Given = JSON.parse(
  readFileSync(new URL("given.json", import.meta.url), "utf8"),
);
