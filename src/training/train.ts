import { Tape } from "../autograd/tape.js";
import { evaluationMode, trainingMode } from "../cells/dropout-mode.js";
import type { State } from "../cells/state.js";
import { clipByGlobalNorm } from "../optimizers/clip-by-global-norm.js";
import type { Optimizer } from "../optimizers/optimizer.js";
import { checkSize } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { BestVariables } from "./best-variables.js";
import { History, type Progress } from "./history.js";
import { notFinite } from "./non-finite.js";

export interface TrainingOptions<Batch, S extends State> {
  readonly variables: readonly Variable[];
  readonly optimizer: Optimizer;
  /** One batch for each step; training ends when they do, or after `steps`. */
  readonly batches: Iterable<Batch>;
  /**
   * The loss of a batch, a scalar, and the state after it, which the next call receives. That is
   * truncated back-propagation through time: the state is carried on, the gradient ends here. It is
   * called in `trainingMode`.
   */
  readonly loss: (batch: Batch, state: S | undefined) => { loss: Tensor; state?: S };
  /** The state that the first batch receives, for instance a checkpoint's; none unless given. */
  readonly initialState?: S;
  /** How many steps at the most. */
  readonly steps?: number;
  /** Greatest global norm of the gradients; no limit unless given. */
  readonly clipNorm?: number;
  readonly validation?: Validation;
  /** Called after each step, with the state that the next one will receive. */
  readonly onProgress?: (progress: Progress, state: S | undefined) => void;
}

export interface Validation {
  /** Measured after every so many steps, and after the last. */
  readonly every: number;
  /** Called in `evaluationMode`. */
  readonly loss: () => number;
  /** Training stops after this many measurements without a new lowest one; never unless given. */
  readonly patience?: number;
}

/** Longest stretch, in milliseconds, before other things (a display, an interrupt) get their turn. */
const STRETCH = 40;

/**
 * Trains variables, a step for each batch: loss, gradients, clipping, update. With `validation` they
 * end as they were at the lowest validation loss.
 * @throws NonFiniteError, before the update, when a loss or gradient is not finite.
 * @throws RangeError for options out of range, before the first step, and when there is no batch.
 */
export async function train<Batch, S extends State = Tensor>(
  options: TrainingOptions<Batch, S>,
): Promise<History> {
  const { variables, optimizer, batches, loss: lossOf, clipNorm = Infinity } = options;
  const { steps = Infinity, validation, onProgress } = options;
  checkOptions(options);
  const losses: number[] = [];
  const gradientNorms: number[] = [];
  const measured: { step: number; loss: number }[] = [];
  const best = new BestVariables(variables);
  const history = (stopped: History["stopped"]): History =>
    new History({ losses, gradientNorms, validation: measured, best: best.found, stopped });
  const measure = (step: number): number => {
    const loss = evaluationMode(validation!.loss);
    measured.push({ step, loss });
    best.offer(step, loss);
    return loss;
  };

  let state = options.initialState;
  let stopped: History["stopped"] = "finished";
  let turn = performance.now();
  for (const batch of batches) {
    const step = losses.length + 1;
    const tape = new Tape();
    const made = tape.run(() => trainingMode(() => lossOf(batch, state)));
    const raw = tape.gradient(made.loss, variables);
    const { gradients, globalNorm: norm } = clipByGlobalNorm(raw, clipNorm);
    // A NaN or ∞ in any gradient is one in their norm; where it is, is looked for only then.
    if (!Number.isFinite(made.loss.item()) || !Number.isFinite(norm)) {
      throw notFinite(step, made.loss.item(), variables, raw, history("not finite"));
    }
    optimizer.applyGradients(variables, gradients);
    state = made.state;
    losses.push(made.loss.item());
    gradientNorms.push(norm);
    const due = validation && (step % validation.every === 0 || step === steps);
    const validated = due ? measure(step) : undefined;
    if (best.missed >= (validation?.patience ?? Infinity)) stopped = "early";
    const loss = losses.at(-1)!;
    onProgress?.({ step, steps, loss, gradientNorm: norm, validation: validated }, state);
    if (step === steps || stopped === "early") break;
    if (performance.now() - turn > STRETCH) {
      await new Promise((resolve) => setTimeout(resolve));
      turn = performance.now();
    }
  }
  if (losses.length === 0) throw new RangeError("train: expected at least one batch, got none");
  if (validation && measured.at(-1)?.step !== losses.length) measure(losses.length);
  best.restore();
  return history(stopped);
}

function checkOptions<Batch, S extends State>(options: TrainingOptions<Batch, S>): void {
  const { variables, steps, clipNorm, validation } = options;
  if (variables.length === 0) throw new RangeError("train: there are no variables to train");
  if (steps !== undefined && steps !== Infinity) checkSize("train", "steps", steps);
  if (clipNorm !== undefined && !(clipNorm > 0)) {
    throw new RangeError(`train: clipNorm must be positive, got ${clipNorm}`);
  }
  if (validation) checkSize("train", "validation.every", validation.every);
  if (validation?.patience !== undefined)
    checkSize("train", "validation.patience", validation.patience);
}
