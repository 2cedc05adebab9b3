import fc from "fast-check";
import {
  add,
  LSTMCell,
  mul,
  Random,
  randomNormal,
  sum,
  type LSTMCellOptions,
  type Tensor,
} from "../../src/index.js";

const size = fc.integer({ min: 1, max: 3 });
/** Sizes of an LSTM with a projection, each small. */
export const sizes = fc.record({ batch: size, features: size, units: size, numProj: size });

/** Weights that are all different, without peepholes; an input and a state, in float64. */
export function exampleWithOptions(
  given: { batch: number; features: number; units: number; numProj?: number },
  options: LSTMCellOptions = {},
) {
  const { batch, features, units, numProj } = given;
  const random = new Random(batch + 10 * features + 100 * units);
  const draw = (...shape: number[]) => randomNormal(shape, { seed: random, dtype: "float64" });
  const hUnits = numProj ?? units;
  const weights = {
    kernel: draw(features + hUnits, 4 * units),
    bias: draw(4 * units),
    usePeepholes: false,
    ...(numProj && { numProj, projection: draw(units, numProj) }),
  };
  const cell = new LSTMCell(units, { ...weights, ...options });
  const state = { c: draw(batch, units), h: draw(batch, hUnits) };
  return { cell, weights, x: draw(batch, features), state, inputs: draw(batch, 4, features) };
}

/** A scalar of everything that a step gives, for gradients. */
export const outputAndC = (cell: LSTMCell) => (x: Tensor, c: Tensor, h: Tensor) => {
  const [output, made] = cell.call(x, { c, h });
  return add(sum(mul(made.c, 3)), sum(mul(output, output)));
};
