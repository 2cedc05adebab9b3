import { Random, randomNormal, Tensor } from "../../../src/index.js";
import { putTogether } from "./cells.js";
import type { Model } from "./model.js";

/** What a model is given, in the engine's words. */
export interface Question {
  /** Numbers `[batch, time, features]`, or ids. */
  readonly input: Tensor | readonly (readonly number[])[];
  readonly lengths?: readonly number[];
  /** By the names in the file, `[batch, units]` of each way. */
  readonly states: ReadonlyMap<string, readonly Tensor[]>;
}

/** Sizes of a question, and whether all sequences are as long as the longest. */
export interface Sizes {
  readonly batch: number;
  readonly time: number;
  readonly whole?: boolean;
}

/** A question to a model, of random numbers. */
export function draw(
  { plan, networks }: Model,
  { batch, time, whole = false }: Sizes,
  random: Random,
): Question {
  const { dtype, vocabulary, features } = plan;
  const normal = (...shape: number[]) => randomNormal(shape, { seed: random, dtype });
  const input =
    vocabulary === undefined
      ? normal(batch, time, features)
      : times(batch, () => times(time, () => random.integer(vocabulary)));
  const lengths = plan.sequenceLengths
    ? times(batch, () => (whole ? time : 1 + random.integer(time)))
    : undefined;
  const states = new Map<string, Tensor[]>();
  for (const { cell, name } of plan.states ? [...networks.values()].flat(2) : []) {
    putTogether(cell, (part, units) => {
      const state = normal(batch, units);
      states.set(name + part, [...(states.get(name + part) ?? []), state]);
      return state;
    });
  }
  return { input, lengths, states };
}

/** The same question with NaN past each sequence's end; ids stay as they are. */
export function spoilt(question: Question): Question {
  const { input, lengths } = question;
  if (!(input instanceof Tensor) || !lengths) return question;
  const [, time, features] = input.shape;
  const data = input.data.slice();
  lengths.forEach((length, n) => {
    data.fill(NaN, (n * time + length) * features, (n + 1) * time * features);
  });
  return { ...question, input: new Tensor(data, input.shape) };
}

const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);
