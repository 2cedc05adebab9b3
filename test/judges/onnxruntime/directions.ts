import { tensor, type Tensor } from "../../../src/index.js";

/** What ONNX calls the ways through a sequence. */
export const directions = ["forward", "reverse", "bidirectional"] as const;

export type Direction = (typeof directions)[number];

/** How many ways a direction has. */
export const waysOf = (direction: Direction): number => (direction === "bidirectional" ? 2 : 1);

/** The steps of each sequence in the other order; the padding stays where it is. */
export function turned(x: Tensor, lengths: readonly number[] = full(x)): Tensor {
  const sequences = (x.toArray() as number[][][]).map((steps, n) => [
    ...steps.slice(0, lengths[n]).reverse(),
    ...steps.slice(lengths[n]),
  ]);
  return tensor(sequences);
}

const full = ({ shape: [batch, time] }: Tensor): number[] =>
  Array.from({ length: batch }, () => time);
