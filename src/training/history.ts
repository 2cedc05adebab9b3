/** What happened during a training, step by step; step 1 is the first. */
export interface History {
  /** The loss of each step, before its update. */
  readonly losses: readonly number[];
  /** The global norm of each step's gradients, before clipping. */
  readonly gradientNorms: readonly number[];
  /** The validation losses, with the step after whose update they were measured. */
  readonly validation: readonly { readonly step: number; readonly loss: number }[];
  /** The lowest validation loss; the variables are left as they were then. */
  readonly best?: { readonly step: number; readonly loss: number };
  /** Whether all steps were made, validation stopped improving before, or a step could not be made. */
  readonly stopped: "finished" | "early" | "not finite";
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
