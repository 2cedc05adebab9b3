import { Random, randomNormal, type Tensor } from "../../../src/index.js";
import { waysOf, type Direction } from "./directions.js";
import type { Kind, Pair } from "./kinds.js";
import type { Parts, Way } from "./run.js";

/** What is the same for the engine and for onnxruntime. */
export interface Question {
  readonly kind: Kind;
  readonly direction: Direction;
  /** The lowest first; each with a cell for each of the direction's ways. */
  readonly layers: readonly (readonly (Pair & Way)[])[];
  readonly units: number;
  /** `[batch, time, features]` */
  readonly inputs: Tensor;
  readonly lengths?: readonly number[];
}

/** What is drawn: how many layers, whether lengths differ, and whether states are given. */
export interface Variation {
  readonly depth: number;
  readonly ragged: boolean;
  readonly started: boolean;
}

/** A question of random sizes, weights, inputs, lengths and first states. */
export function draw(
  kind: Kind,
  direction: Direction,
  { depth, ragged, started, seed }: Variation & { readonly seed: number },
): Question {
  const random = new Random(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(random.uniform(0, most - least + 1));
  const normal = (...shape: number[]) => randomNormal(shape, { seed: random, stddev: 0.8 });
  const [batch, time] = [between(2, 4), between(2, 7)];
  const [features, units] = [between(1, 5), between(1, 6)];
  const ways = waysOf(direction);
  const state = (): Parts => ({
    h: normal(batch, units),
    ...(kind.operator === "LSTM" && { c: normal(batch, units) }),
  });
  const layer = (inputSize: number) =>
    Array.from({ length: ways }, () => ({
      ...kind.make(inputSize, units, normal),
      ...(started && { start: state() }),
    }));
  return {
    kind,
    direction,
    layers: Array.from({ length: depth }, (_, l) => layer(l === 0 ? features : ways * units)),
    units,
    inputs: normal(batch, time, features),
    ...(ragged && { lengths: Array.from({ length: batch }, () => between(1, time)) }),
  };
}
