/** The losses known after a training step. */
export interface LossRecord {
  /** How many training steps are done, from 1. */
  readonly step: number;
  /** The loss on the training batch. */
  readonly loss: number;
  /** The loss on the validation data, at the steps where it was measured. */
  readonly validation?: number;
}

/** Up to this many points a loss curve draws; a screen shows no more. */
const mostPoints = 300;

/** Neighbouring records made one, so that a long training fits in a chart. */
export interface ThinnedLosses {
  /** How many records went into one; 1 when nothing was thinned. */
  readonly window: number;
  readonly records: readonly LossRecord[];
}

/** At most 300 records: each the mean of a window of `records`, at the last step of the window. */
export function thinned(records: readonly LossRecord[]): ThinnedLosses {
  const window = Math.ceil(records.length / mostPoints);
  if (window === 1) return { window, records };
  const means: LossRecord[] = [];
  for (let start = 0; start < records.length; start += window) {
    means.push(meanRecord(records.slice(start, start + window)));
  }
  return { window, records: means };
}

function meanRecord(records: readonly LossRecord[]): LossRecord {
  const validations = records.flatMap(({ validation }) => validation ?? []);
  return {
    step: records[records.length - 1].step,
    loss: mean(records.map(({ loss }) => loss)),
    ...(validations.length > 0 && { validation: mean(validations) }),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
