import type { Spec } from "./chart.js";
import { type Label, term } from "./glossary.js";
import { checkCount, checkFinite } from "./input.js";
import { rounded } from "./numbers.js";
import { divergingColours, sequentialColours } from "./palette.js";
import { fittedLabels, tickLabels } from "./time-axis.js";

/** What can be said of the time steps below a heat map. */
export interface StepOptions {
  /** What stands below each time step, such as the character read; the numbers 1 … time if not given. */
  readonly ticks?: readonly string[];
  /** What the ticks are, such as the month; the time step if not given. */
  readonly time?: Label;
}

/**
 * The data of a heat map of `[time][unit]`: a row a time step, with the values of all its units, so that
 * a notebook stores the time step once.
 */
export function heatMapRows(
  states: readonly (readonly number[])[],
  ticks: readonly string[] | undefined,
): readonly Spec[] {
  return states.map((row, i) => ({
    time: i + 1,
    ...(ticks && { tick: ticks[i] }),
    unit: row.map((_, unit) => unit + 1),
    value: row.map(rounded),
  }));
}

/** Makes of a row a time step one a cell. */
export const aRowEachCell: Spec = { flatten: ["unit", "value"] };

/** The columns of a heat map: time steps, with the ticks below them. */
export function stepColumns({ ticks, time = term("timeStep") }: StepOptions): Spec {
  return {
    field: "time",
    type: "ordinal",
    title: time,
    axis: {
      labelAngle: 0,
      labelOverlap: true,
      ...(ticks && { labelExpr: tickLabels(ticks) }),
    },
  };
}

/** The same, where each time step has its label in `room` pixels: smaller ones where they are many. */
export function fittedColumns(options: StepOptions, room: number): Spec {
  const { axis, ...columns } = stepColumns(options);
  return { ...columns, axis: { ...(axis as Spec), ...fittedLabels(options.ticks ?? [], room) } };
}

/** The rows of a heat map: units. */
const unitRows: Spec = {
  field: "unit",
  type: "ordinal",
  title: term("unit"),
  axis: { labelOverlap: true },
};

/** The cells of a heat map in such columns, with the legend to their right. */
export function heatMapCells(
  columns: Spec,
  scale: Spec,
  quantity: Label,
  options: StepOptions,
): Spec {
  return {
    mark: { type: "rect" },
    encoding: {
      x: columns,
      y: unitRows,
      color: {
        field: "value",
        type: "quantitative",
        title: quantity,
        scale,
        legend: legendBeside(scale),
      },
      tooltip: cellTooltip(options, quantity),
    },
  };
}

/** How high a heat map of so many units is drawn. */
export function heatMapHeight(units: number): number {
  return Math.min(420, Math.max(130, 70 + 22 * units));
}

/** What a tooltip says of a cell. */
export function cellTooltip({ ticks, time }: StepOptions, quantity: Label): readonly Spec[] {
  return [
    { field: "time", type: "ordinal", title: term("timeStep") },
    ...(ticks ? [{ field: "tick", type: "nominal", title: time ?? term("input") }] : []),
    { field: "unit", type: "ordinal", title: term("unit") },
    { field: "value", type: "quantitative", title: quantity, format: ".5~g" },
  ];
}

/** Colours for −limit … limit: blue below zero, orange above, zero always at the middle. */
export function signedScale(limit: number): Spec {
  const full = rounded(limit);
  return { domain: [-full, full], range: divergingColours, clamp: true };
}

/** Colours for what lies between 0 and 1: the more, the darker. */
export const gateScale: Spec = { domain: [0, 1], range: sequentialColours, clamp: true };

/** The legend of such a scale to the right of a heat map. */
function legendBeside(scale: Spec): Spec {
  return {
    gradientLength: { expr: "height - 30" },
    values: legendValues(scale),
    format: ".3~g",
  };
}

/** The numbers that the legend of such a scale tells: its ends and its middle. */
export function legendValues(scale: Spec): readonly number[] {
  const [low, high] = scale.domain as readonly [number, number];
  return [low, (low + high) / 2, high];
}

/**
 * The value of full colour: `limit`, or the largest magnitude if it is not given.
 * @throws RangeError when it is not above 0.
 */
export function readLimit(
  operation: string,
  states: readonly (readonly number[])[],
  limit: number = largest(states) || 1,
): number {
  checkFinite(operation, "limit", limit);
  if (limit <= 0) throw new RangeError(`${operation}: limit must be above 0, got ${limit}`);
  return limit;
}

/** @throws RangeError when there are ticks, but not one a time step. */
export function checkTicks(
  operation: string,
  ticks: readonly string[] | undefined,
  steps: number,
): void {
  if (ticks) checkCount(operation, "ticks (one a time step)", ticks.length, steps);
}

/** The largest magnitude of `[time][unit]`. */
export function largest(rows: readonly (readonly number[])[]): number {
  return rows.reduce((most, row) => row.reduce((m, v) => Math.max(m, Math.abs(v)), most), 0);
}
