import type { Spec } from "./chart.js";
import { type Label, term } from "./glossary.js";
import { checkCount } from "./input.js";
import { textWidth } from "./text-width.js";

/** The positions along a horizontal axis of time, and how they are drawn. */
export interface TimeAxis {
  /** What a data row holds of each position. */
  readonly rows: readonly Spec[];
  /** The horizontal encoding of a mark. */
  readonly x: Spec;
  /** What a tooltip says of the position. */
  readonly tooltip: Spec;
  /** Transforms that the data needs first. */
  readonly transform: readonly Spec[];
}

/** About how many labels fit below a chart. */
const mostTicks = 10;

/** Time steps 1 … `count`; with `ticks`, the thing read at each step (a character) stands below it. */
export function stepAxis(operation: string, count: number, ticks?: readonly string[]): TimeAxis {
  const positions = Array.from({ length: count }, (_, i) => i + 1);
  if (ticks === undefined) return numberAxis(positions, term("timeStep"));
  checkCount(operation, "ticks (one a time step)", ticks.length, count);
  return {
    rows: positions.map((position, i) => ({ x: position, tick: ticks[i] })),
    x: {
      field: "x",
      type: "quantitative",
      title: term("timeStep"),
      scale: { nice: false, zero: false, padding: 8 },
      axis: {
        grid: false,
        values: positions,
        labelExpr: tickLabels(ticks),
        labelFlush: false,
        labelOverlap: true,
      },
    },
    tooltip: { field: "tick", type: "nominal", title: term("timeStep") },
    transform: [],
  };
}

/** Positions that are numbers, such as training steps; the axis may reach on to `end`. */
export function numberAxis(positions: readonly number[], title: Label, end?: number): TimeAxis {
  const last = end ?? positions[positions.length - 1];
  return {
    rows: positions.map((position) => ({ x: position })),
    x: {
      field: "x",
      type: "quantitative",
      title,
      scale: { nice: false, zero: false, padding: 8, ...(end !== undefined && { domainMax: end }) },
      axis: {
        grid: false,
        // More ticks than steps would stand between the steps, and be labelled with their neighbours.
        tickCount: Math.max(1, Math.min(mostTicks, last - positions[0])),
        format: "d",
        labelFlush: false,
      },
    },
    tooltip: { field: "x", type: "quantitative", title },
    transform: [],
  };
}

/** What an axis of dates can tick in, longest first, and how long that is in hours. */
const tickUnits = [
  { interval: "year", length: 365.25 * 24, format: "%Y" },
  { interval: "month", length: 30.44 * 24, format: "%Y-%m" },
  { interval: "day", length: 24, format: "%m-%d" },
];

/** Ticks of the longest unit that fits three times into `hours`; below that, of some hours or minutes. */
function dateTicks(hours: number): Spec {
  const unit = tickUnits.find(({ length }) => hours >= 3 * length);
  if (!unit) return { format: "%m-%d %H:%M", tickCount: mostTicks / 2 };
  const step = Math.max(1, Math.ceil(hours / unit.length / mostTicks));
  return { format: unit.format, tickCount: { interval: unit.interval, step } };
}

/**
 * Dates, in UTC and in ISO order of year, month, day, which reads the same in every language.
 * @throws RangeError when one is not an ISO date or they do not go up.
 */
export function dateAxis(operation: string, dates: readonly string[], title: Label): TimeAxis {
  const times = dates.map((date) => Date.parse(date));
  times.forEach((time, i) => {
    if (Number.isNaN(time)) {
      throw new RangeError(`${operation}: dates[${i}] is not an ISO date: "${dates[i]}"`);
    }
    if (i > 0 && time <= times[i - 1]) {
      throw new RangeError(`${operation}: dates[${i}] = ${dates[i]} is not after ${dates[i - 1]}`);
    }
  });
  const hours = (times[times.length - 1] - times[0]) / 3_600_000;
  return {
    rows: dates.map((date) => ({ date })),
    x: {
      field: "x",
      type: "temporal",
      title,
      scale: { type: "utc", nice: false, padding: 8 },
      axis: { grid: false, ...dateTicks(hours), labelFlush: false },
    },
    tooltip: { field: "date", type: "nominal", title },
    transform: [{ calculate: "toDate(datum.date)", as: "x" }],
  };
}

/** A Vega expression that labels step n with the n-th of `ticks`. */
export function tickLabels(ticks: readonly string[]): string {
  return `${JSON.stringify(ticks)}[datum.value - 1]`;
}

/** The font size of labels that have room, and that below which they are rather left out, in pixels. */
const [largestLabel, smallestLabel] = [12, 7];

/** Makes all labels of an axis fit side by side into `width` pixels, by a smaller size, if that can be. */
export function fittedLabels(ticks: readonly string[], width: number): Spec {
  const room = width / ticks.length / Math.max(1, ...ticks.map(textWidth));
  const labelFontSize = Math.floor(Math.min(largestLabel, room));
  return labelFontSize >= smallestLabel ? { labelFontSize, labelOverlap: false } : {};
}
