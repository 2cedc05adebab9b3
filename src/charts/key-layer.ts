import type { Spec } from "./chart.js";
import { legendAbove } from "./frame.js";
import type { Label } from "./glossary.js";
import { rounded } from "./numbers.js";
import { mostSeries, type SeriesStyle } from "./palette.js";

/** What the legend tells of a series. */
export interface Entry {
  readonly label: Label;
  readonly style: SeriesStyle;
}

/** A value that is the same everywhere: a horizontal line. */
export interface Level extends Entry {
  readonly value: number;
}

/** @throws RangeError for more series than can be told apart. */
export function checkSeries(operation: string, count: number): void {
  if (count > mostSeries) {
    throw new RangeError(
      `${operation}: at most ${mostSeries} lines can be told apart, got ${count}`,
    );
  }
}

/** Colour and dash of a series: whatever the key says of its label. */
export function appearance(label: Label): Spec {
  const datum = { datum: label, type: "nominal" };
  return { color: datum, strokeDash: datum };
}

/**
 * The legend, and the colours and dashes for all layers. Vega-Lite takes them at a field only; the lines
 * drawn here have one point each and are not seen.
 */
export function keyLayer(entries: readonly Entry[]): Spec {
  const domain = entries.map(({ label }) => label);
  const channel = (range: readonly unknown[]) => ({
    field: "name",
    type: "nominal",
    scale: { domain, range },
    legend: legendAbove(domain),
  });
  return {
    data: { values: domain.map((name) => ({ name })) },
    mark: { type: "line" },
    encoding: {
      color: channel(entries.map(({ style }) => style.colour)),
      strokeDash: channel(entries.map(({ style }) => style.dash)),
    },
  };
}

/** The horizontal line of a level; `y` is the vertical encoding of the chart, without its field. */
export function levelLayer(level: Level, y: Spec): Spec {
  return {
    data: { values: [{ level: rounded(level.value) }] },
    mark: { type: "rule", strokeWidth: 1.5 },
    encoding: { y: { field: "level", ...y }, ...appearance(level.label) },
  };
}
