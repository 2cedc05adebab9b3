import { checkFinite } from "../charts/input.js";

/** What a training loop reports after a step; the `Progress` of `train` is one. */
export interface Progress {
  /** The number of the step, from 1. */
  readonly step: number;
  /** How many steps there will be at the most; `Infinity` when that is not known. */
  readonly steps: number;
  /** The training loss of the step. */
  readonly loss: number;
  /** The validation loss, at the steps where it is measured. */
  readonly validation?: number;
}

/** How a watched loop ended. */
export type Ending = "finished" | "failed";

/** Something that shows below the cell how far a training is. */
export interface Watcher {
  /** Takes note of a step, and shows it if it is time to. */
  progress(progress: Progress): void;
  /** Shows the final state, which depends on the steps alone and not on what was shown before. */
  end(ending: Ending): void;
}

/**
 * Runs a training that `watchers` show while it runs. `run` is given the function to call after each
 * step, and what it returns is handed on:
 * `await watch([progressBar(), liveLossCurve()], (onProgress) => train({ …, onProgress }))`.
 * When it throws, the watchers say so, and the error is thrown on.
 * @throws RangeError when a step is not an integer above the one before and within `steps`, or a loss is
 *   not finite.
 */
export async function watch<Result>(
  watchers: readonly Watcher[],
  run: (onProgress: (progress: Progress) => void) => Result | Promise<Result>,
): Promise<Result> {
  let step = 0;
  try {
    const result = await run((progress) => {
      checkProgress(progress, step);
      step = progress.step;
      for (const watcher of watchers) watcher.progress(progress);
    });
    for (const watcher of watchers) watcher.end("finished");
    return result;
  } catch (error) {
    for (const watcher of watchers) watcher.end("failed");
    throw error;
  }
}

function checkProgress({ step, steps, loss, validation }: Progress, before: number): void {
  if (!(Number.isInteger(step) && step > before && step <= steps)) {
    throw new RangeError(
      `watch: step must be an integer above ${before}, at most ${steps}, got ${step}`,
    );
  }
  checkFinite("watch", `the loss of step ${step}`, loss);
  if (validation !== undefined) checkFinite("watch", `the validation of step ${step}`, validation);
}
