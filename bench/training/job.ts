import { Random } from "unrolled";
import type { Sizes } from "./configurations.js";
import type { Weights } from "./weights.js";

/** The cells whose speed is measured; the peers have the LSTM alone. */
export const cellNames = ["BasicLSTMCell", "BasicRNNCell", "LSTMCell", "GRUCell"] as const;
export type CellName = (typeof cellNames)[number];

/** What an engine is asked to do again and again: a training step, or the forward pass alone. */
export interface Job {
  readonly task: "training" | "inference";
  readonly sizes: Sizes;
  /** An LSTM unless given. */
  readonly cell?: CellName;
  /** The class of each input, `[time][batch]`. */
  readonly indices: readonly (readonly number[])[];
  /** The right class of each output, `[time][batch]`. */
  readonly labels: readonly (readonly number[])[];
  /** How many time steps each sequence has; all of them unless given. */
  readonly lengths?: readonly number[];
  /** What to begin with, the forget bias then being 0; what the engine draws itself unless given. */
  readonly weights?: Weights;
}

/** Hyper-parameters of every engine's step. */
export const LEARNING_RATE = 1e-3;
export const CLIP_NORM = 1;

const DATA_SEED = 20161104;

/** A training step on random data that is the same in every run. */
export function trainingJob(sizes: Sizes): Job {
  const random = new Random(DATA_SEED);
  const draw = (limit: number) =>
    Array.from({ length: sizes.time }, () =>
      Array.from({ length: sizes.batch }, () => random.integer(limit)),
    );
  return { task: "training", sizes, indices: draw(sizes.inputs), labels: draw(sizes.classes) };
}
