import { checkFinite } from "./input.js";

/** The losses of a training; the `History` that `train` returns is one. */
export interface LossHistory {
  /** The training loss of each step from step 1, or of the steps that are given with it. */
  readonly losses: readonly number[] | readonly LossPoint[];
  /** The validation losses, with the steps at which they were measured. */
  readonly validation?: readonly LossPoint[];
}

/** A loss and the training step that it belongs to. */
export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

/**
 * Losses with their steps.
 * @throws RangeError when a step is not an integer above the one before, or a loss is not finite.
 */
export function readLosses(
  operation: string,
  name: string,
  losses: readonly number[] | readonly LossPoint[],
): readonly LossPoint[] {
  const points = losses.map((loss, i) => (typeof loss === "number" ? { step: i + 1, loss } : loss));
  points.forEach(({ step, loss }, i) => {
    const before = i === 0 ? 0 : points[i - 1].step;
    if (!(Number.isInteger(step) && step > before)) {
      throw new RangeError(
        `${operation}: ${name}[${i}] must be of an integer step above ${before}, got ${step}`,
      );
    }
    checkFinite(operation, `the loss of ${name}[${i}]`, loss);
  });
  return points;
}

/** Refuses losses that a log scale cannot show. */
export function checkAboveZero(operation: string, losses: readonly number[]): void {
  const wrong = losses.find((loss) => loss <= 0);
  if (wrong !== undefined) {
    throw new RangeError(`${operation}: the log scale needs losses above 0, got ${wrong}`);
  }
}

/** Up to this many points of one line are drawn; a screen shows no more. */
const mostPoints = 300;

/** How many neighbouring points are drawn as one, so that a long training fits in a chart. */
export function windowFor(count: number): number {
  return Math.max(1, Math.ceil(count / mostPoints));
}

/** The mean of each `window` of points, at the last step of the window. */
export function windowMeans(points: readonly LossPoint[], window: number): readonly LossPoint[] {
  if (window === 1) return points;
  const means: LossPoint[] = [];
  for (let start = 0; start < points.length; start += window) {
    const part = points.slice(start, start + window);
    const sum = part.reduce((total, { loss }) => total + loss, 0);
    means.push({ step: part[part.length - 1].step, loss: sum / part.length });
  }
  return means;
}
