import { checkSize } from "../tensor/shape.js";

/** A running text as a batch of sequences, in which each character is to be told from those before it. */
export interface TextLanes {
  /** `[batch, time]`: lane b goes on in lane b + 1. */
  readonly inputs: number[][];
  /** `[batch, time]`: at each place what follows the input there. */
  readonly targets: number[][];
  /** The end of the text that is in no lane; fewer than `batchSize`. */
  readonly leftOver: number[];
}

/**
 * A running text, as ids, cut into `batchSize` lanes of one length that lie one after the other. With
 * `truncatedWindows` over inputs and targets each row of a window goes on where the row of the window
 * before it ended, so the state can be carried.
 *
 * A lane's last target is the first input of the next lane: every id but the first is a target once,
 * except what is left over at the end since the lanes must be equally long.
 * @throws RangeError when `batchSize` is not a positive integer or there are not more ids than lanes.
 */
export function textLanes(ids: readonly number[], batchSize: number): TextLanes {
  checkSize("textLanes", "batchSize", batchSize);
  const time = Math.floor((ids.length - 1) / batchSize);
  if (time < 1) {
    throw new RangeError(
      `textLanes: ${batchSize} lanes need at least ${batchSize + 1} ids, got ${ids.length}`,
    );
  }
  const from = (shift: number): number[][] =>
    Array.from({ length: batchSize }, (_, lane) =>
      ids.slice(lane * time + shift, (lane + 1) * time + shift),
    );
  return { inputs: from(0), targets: from(1), leftOver: ids.slice(batchSize * time + 1) };
}
