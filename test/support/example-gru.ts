import fc from "fast-check";
import { GRUCell, Random, randomNormal } from "../../src/index.js";

const size = fc.integer({ min: 1, max: 3 });
/** Sizes of a GRU, each small. */
export const sizes = fc.record({ batch: size, features: size, units: size });

/** A GRU whose weights are all different, inputs of one and of four time steps and a state, in float64. */
export function exampleGru(
  { batch, features, units }: { batch: number; features: number; units: number },
  { resetAfter = false } = {},
) {
  const random = new Random(batch + 10 * features + 100 * units);
  const draw = (...shape: number[]) =>
    randomNormal(shape, { seed: random, stddev: 0.5, dtype: "float64" });
  const gates = { kernel: draw(features + units, 2 * units), bias: draw(2 * units) };
  const candidate = { kernel: draw(features + units, units), bias: draw(units) };
  const [x, h] = [draw(batch, features), draw(batch, units)];
  const [recurrentBias, inputs] = [draw(units), draw(batch, 4, features)];
  const cell = new GRUCell(units, {
    gates,
    candidate: resetAfter ? { ...candidate, recurrentBias } : candidate,
    resetAfter,
  });
  return { cell, gates, candidate, recurrentBias, x, h, inputs };
}

/** The logistic function in plain numbers. */
export const sigma = (z: number): number =>
  z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
