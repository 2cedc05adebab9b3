import { gather, logSoftmax } from "../autograd/operations/index.js";
import { mapStates, type State } from "../cells/state.js";
import { checkSize } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import {
  checkContinuation,
  stepOne,
  type ContinuationOptions,
  type Prediction,
} from "./continuation.js";
import { checkLogits, type StepModel } from "./step-model.js";

export interface BeamSearchOptions extends ContinuationOptions {
  /** How many sequences are kept at each step. */
  readonly width: number;
}

/** A sequence that follows a start. */
export interface Hypothesis {
  readonly ids: readonly number[];
  /** ln P(ids | start): the sum of the logarithms of the ids' probabilities. */
  readonly logProbability: number;
}

/**
 * The most probable sequences that follow a start, as far as a search finds them that keeps only the
 * `width` most probable ones at each step (Lowerre, 1976). With width 1 it is `greedy`; when no more
 * sequences are possible than `width`, it finds the best there are. A sequence that has come to `until`
 * stays as it is and competes with the others; lengths are not made up for. What is impossible is left out.
 * @returns at most `width` sequences, the most probable first; of equally probable ones the one that is
 * lower at the first difference.
 * @throws RangeError for a width or length that is not a positive integer and a start without ids.
 */
export function beamSearch<S extends State>(
  model: StepModel<S>,
  options: BeamSearchOptions,
): Hypothesis[] {
  const { start, length, width, until } = options;
  checkContinuation("beamSearch", options);
  checkSize("beamSearch", "width", width);
  let predicted: Prediction<S> | undefined;
  for (const id of start) predicted = stepOne("beamSearch", model, id, predicted?.state);
  let state = predicted!.state;
  let logits = new Tensor(Float64Array.from(predicted!.logits), [1, predicted!.logits.length]);
  let beam: Kept[] = [{ ids: [], logProbability: 0, row: 0 }];
  for (let step = 1; ; step++) {
    beam = best(width, beam, logits);
    const open = beam.filter(({ ids }) => ids.at(-1) !== until);
    if (step === length || open.length === 0) break;
    // The rows of the state follow the sequences that go on; those that have ended need none.
    const rows = open.map(({ row }) => row!);
    const before = mapStates((_, part) => gather(part, rows), state);
    const made = model(
      open.map(({ ids }) => ids.at(-1)!),
      before,
    );
    checkLogits("beamSearch", made.logits, open.length);
    state = made.state;
    logits = new Tensor(Float64Array.from(made.logits.data), made.logits.shape);
    beam = beam.map((kept) => ({ ...kept, row: at(open, kept) }));
  }
  return beam.map(({ ids, logProbability }) => ({ ids, logProbability }));
}

/** A sequence in the beam, and its row in the batch; none when it has ended. */
interface Kept extends Hypothesis {
  readonly row: number | undefined;
}

const at = (open: readonly Kept[], kept: Kept): number | undefined => {
  const row = open.indexOf(kept);
  return row === -1 ? undefined : row;
};

/** The best of all sequences that are one id longer, and of those that have ended. */
function best(width: number, beam: readonly Kept[], logits: Tensor): Kept[] {
  const classes = logits.shape[1];
  const { data } = logSoftmax(logits);
  const longer = beam.flatMap((kept) => {
    const { ids, logProbability, row } = kept;
    if (row === undefined) return [kept];
    return Array.from({ length: classes }, (_, id) => ({
      ids: [...ids, id],
      logProbability: logProbability + data[row * classes + id],
      row,
    }));
  });
  const possible = longer.filter(({ logProbability }) => logProbability > -Infinity);
  return possible.sort(byProbability).slice(0, width);
}

function byProbability(a: Kept, b: Kept): number {
  if (a.logProbability !== b.logProbability) return a.logProbability > b.logProbability ? -1 : 1;
  const differs = a.ids.findIndex((id, n) => id !== b.ids[n]);
  return differs === -1 ? a.ids.length - b.ids.length : a.ids[differs] - (b.ids[differs] ?? -1);
}
