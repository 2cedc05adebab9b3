/** A validation loss, and the step after whose update it was measured. */
interface Measured {
  readonly step: number;
  readonly loss: number;
}

/** What happened during a training, step by step; step 1 is the first. */
export class History {
  /** The loss of each step, before its update. */
  readonly losses: readonly number[];
  /** The global norm of each step's gradients, before clipping. */
  readonly gradientNorms: readonly number[];
  /** The validation losses, with the step after whose update they were measured. */
  readonly validation: readonly Measured[];
  /** The lowest validation loss; the variables are left as they were then. */
  readonly best?: Measured;
  /** Whether all steps were made, validation stopped improving before, or a step could not be made. */
  readonly stopped: "finished" | "early" | "not finite";

  /** A history of these parts; a record that was read from JSON becomes one again. */
  constructor({ losses, gradientNorms, validation, best, stopped }: History) {
    this.losses = losses;
    this.gradientNorms = gradientNorms;
    this.validation = validation;
    this.best = best;
    this.stopped = stopped;
  }
}

/** What a training reports after each step. */
export interface Progress {
  readonly step: number;
  /** How many steps there will be at the most; `Infinity` when the batches decide. */
  readonly steps: number;
  readonly loss: number;
  readonly gradientNorm: number;
  /** The validation loss, at the steps where it is measured. */
  readonly validation?: number;
}
