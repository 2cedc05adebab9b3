import { formatShape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";

/** How a unit goes together with something countable. */
export interface UnitCorrelation {
  /** The unit, from 1, as charts count. */
  readonly unit: number;
  /** Pearson's r, −1 … 1: positive when the unit is high where the feature is. */
  readonly correlation: number;
}

/**
 * Pearson's correlation of each unit with a feature over time, such as the position in a word or whether
 * it is inside quotation marks: the strongest first, whatever its sign; equals in the order of the units.
 * A unit that never changes goes together with nothing: its correlation is 0.
 * @param values a trace's value of one sequence, `[time, units]` or `[time, 1, units]`.
 * @param feature a number for each time step.
 * @throws RangeError when the shapes do not fit, there are less than two time steps, a number is not
 *   finite, or the feature never changes, so that nothing could go together with it.
 */
export function unitCorrelations(values: Tensor, feature: readonly number[]): UnitCorrelation[] {
  const { shape } = values;
  if (shape.length !== 2 && !(shape.length === 3 && shape[1] === 1)) {
    throw new RangeError(
      `unitCorrelations: values must be [time, units] or [time, 1, units], got ${formatShape(shape)}`,
    );
  }
  const [steps, units] = [shape[0], shape[shape.length - 1]];
  if (feature.length !== steps || steps < 2) {
    throw new RangeError(
      `unitCorrelations: feature must have a number for each of at least 2 time steps, ${steps} in values, got ${feature.length}`,
    );
  }
  const wanted = standardised(checkFinite("feature", feature));
  if (!wanted)
    throw new RangeError("unitCorrelations: feature must change, got the same throughout");
  const correlations = Array.from({ length: units }, (_, unit) => {
    const series = Array.from({ length: steps }, (_, t) => values.data[t * units + unit]);
    const given = standardised(checkFinite(`values of unit ${unit + 1}`, series));
    const r = given ? given.reduce((sum, value, t) => sum + value * wanted[t], 0) : 0;
    return { unit: unit + 1, correlation: Math.max(-1, Math.min(1, r)) };
  });
  return correlations.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** The values less their mean, scaled to a sum of squares of 1; undefined when they are all the same. */
function standardised(values: readonly number[]): number[] | undefined {
  if (values.every((value) => value === values[0])) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const norm = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
  return centred.map((value) => value / norm);
}

function checkFinite(name: string, values: readonly number[]): readonly number[] {
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `unitCorrelations: ${name} must be finite numbers, got ${values[wrong]} at step ${wrong + 1}`,
    );
  }
  return values;
}
