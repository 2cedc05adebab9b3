/** The losses of a training; the `History` that `train` returns is one. */
export interface LossHistory {
  /** The training loss of each step, from step 1. */
  readonly losses: readonly number[];
  /** The validation losses, with the steps at which they were measured. */
  readonly validation?: readonly LossPoint[];
}

/** A loss and the training step that it belongs to. */
export interface LossPoint {
  readonly step: number;
  readonly loss: number;
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
