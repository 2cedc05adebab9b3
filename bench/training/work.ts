import type { Sizes } from "./configurations.js";
import type { CellName } from "./job.js";

/** How many products with the state a cell has for each unit. */
const gatesOf: Readonly<Record<CellName, number>> = {
  BasicLSTMCell: 4,
  BasicRNNCell: 1,
  LSTMCell: 4,
  GRUCell: 3,
};

/** The formula of `stepFlops`, for a reader. */
export const STEP_FORMULA = "2·T·B·(3·4H·H·(2L − 1) + 3·H·V)";

/**
 * The floating point operations of a training step that no engine can leave out, a multiplication and an
 * addition each counted as one: those of its matrix products. A product's backward pass has two more of
 * its size, for its input and for its weights. The first of the L layers has one product, of the state;
 * its one-hot inputs only pick rows of the weights. Each further layer has a second one, of its input.
 */
export function stepFlops(
  { time, batch, units, classes, layers }: Sizes,
  cell: CellName = "BasicLSTMCell",
): number {
  return time * batch * 3 * forwardFlops(gatesOf[cell], units, classes, layers);
}

/** The same for the forward pass alone: a third. */
export function inferenceFlops({ time, batch, units, classes, layers }: Sizes): number {
  return time * batch * forwardFlops(gatesOf.BasicLSTMCell, units, classes, layers);
}

function forwardFlops(gates: number, units: number, classes: number, layers: number): number {
  return 2 * (gates * units * units * (2 * layers - 1) + units * classes);
}

/** The floating point operations of a step of the loop that shows the core's peak: some milliseconds. */
export const PEAK_STEP_FLOPS = 2e8;

/** 10⁹ floating point operations a second. */
export function gigaflops(flops: number, ms: number): number {
  return flops / ms / 1e6;
}
