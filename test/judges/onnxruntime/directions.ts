import { tensor, type Tensor } from "../../../src/index.js";
import type { Run } from "./run.js";

/** What ONNX calls the ways through a sequence. */
export const directions = ["forward", "reverse", "bidirectional"] as const;

export type Direction = (typeof directions)[number];

/** Whether each of a direction's cells goes backwards. */
export const backwardsOf = (direction: Direction): readonly boolean[] =>
  ({ forward: [false], reverse: [true], bidirectional: [false, true] })[direction];

/** From each sequence's own last step to its first; the outputs stand where their inputs stood. */
export const backwards =
  (run: Run): Run =>
  (inputs, start, lengths = full(inputs)) => {
    const ran = run(turned(inputs, lengths), start, lengths);
    return { ...ran, outputs: turned(ran.outputs, lengths) };
  };

/** The steps of each sequence in the other order; the padding stays where it is. */
function turned(x: Tensor, lengths: readonly number[]): Tensor {
  const sequences = (x.toArray() as number[][][]).map((steps, n) => [
    ...steps.slice(0, lengths[n]).reverse(),
    ...steps.slice(lengths[n]),
  ]);
  return tensor(sequences);
}

const full = ({ shape: [batch, time] }: Tensor): number[] =>
  Array.from({ length: batch }, () => time);
