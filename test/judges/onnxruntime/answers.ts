import {
  Random,
  randomNormal,
  stack,
  tensor,
  unstack,
  type NestedNumbers,
  type Tensor,
} from "../../../src/index.js";
import type { Answer } from "../answer.js";
import { backwards, backwardsOf, type Direction } from "./directions.js";
import type { Kind, Pair } from "./kinds.js";
import { runOperator } from "./operator.js";
import type { Parts } from "./run.js";

/** What is the same for the engine and for onnxruntime. */
export interface Question {
  readonly kind: Kind;
  readonly direction: Direction;
  /** A cell for each of the direction's ways, and the state that it begins with. */
  readonly ways: readonly (Pair & { readonly start?: Parts })[];
  readonly units: number;
  /** `[batch, time, features]` */
  readonly inputs: Tensor;
  readonly lengths?: readonly number[];
}

/** A question of random sizes, weights, inputs, lengths and first states. */
export function draw(
  kind: Kind,
  direction: Direction,
  { ragged, started, seed }: { ragged: boolean; started: boolean; seed: number },
): Question {
  const random = new Random(seed);
  const between = (least: number, most: number) =>
    least + Math.floor(random.uniform(0, most - least + 1));
  const normal = (...shape: number[]) => randomNormal(shape, { seed: random, stddev: 0.8 });
  const [batch, time] = [between(2, 4), between(2, 7)];
  const [features, units] = [between(1, 5), between(1, 6)];
  const state = (): Parts => ({
    h: normal(batch, units),
    ...(kind.operator === "LSTM" && { c: normal(batch, units) }),
  });
  return {
    kind,
    direction,
    ways: backwardsOf(direction).map(() => ({
      ...kind.make(features, units, normal),
      ...(started && { start: state() }),
    })),
    units,
    inputs: normal(batch, time, features),
    ...(ragged && { lengths: Array.from({ length: batch }, () => between(1, time)) }),
  };
}

/** By ONNX's names and in its shapes: Y `[time, directions, batch, units]`, states `[directions, batch, units]`. */
export function askEngine({ direction, ways, inputs, lengths }: Question): Answer {
  const turns = backwardsOf(direction);
  const ran = ways.map(({ run, start }, way) =>
    (turns[way] ? backwards(run) : run)(inputs, start, lengths),
  );
  const Y = stack(
    ran.map(({ outputs }) => stack(unstack(outputs, 1), 0)),
    1,
  );
  const c = ran.flatMap(({ c }) => (c ? [c] : []));
  return {
    Y,
    Y_h: stack(
      ran.map(({ h }) => h),
      0,
    ),
    ...(c.length && { Y_c: stack(c, 0) }),
  };
}

/** onnxruntime's answer to the same. */
export function askOnnx({
  kind,
  direction,
  ways,
  units,
  inputs,
  lengths,
}: Question): Promise<Answer> {
  const { operator, activations, attributes } = kind;
  const all = (part: (way: Question["ways"][number]) => NestedNumbers | undefined) => {
    const parts = ways.map(part);
    return parts.includes(undefined) ? undefined : tensor(parts as NestedNumbers);
  };
  const settings = {
    hidden_size: units,
    direction,
    ...attributes,
    ...(activations && { activations: ways.flatMap(() => activations) }),
  };
  const given = {
    X: stack(unstack(inputs, 1), 0),
    W: all(({ weights }) => weights.W),
    R: all(({ weights }) => weights.R),
    B: all(({ weights }) => weights.B),
    sequence_lens: lengths,
    initial_h: all(({ start }) => start?.h.toArray()),
  };
  const made = { Y: 4, Y_h: 3 };
  if (operator !== "LSTM") return runOperator(operator, settings, given, made);
  const initial_c = all(({ start }) => start?.c!.toArray());
  const P = all(({ weights }) => weights.P);
  return runOperator(operator, settings, { ...given, initial_c, P }, { ...made, Y_c: 3 });
}
