import type { Chart, Spec } from "./chart.js";
import { frame, legendColumns, type FrameOptions } from "./frame.js";
import type { Label, Words } from "./glossary.js";
import { hoverLayer } from "./hover-layer.js";
import {
  appearance,
  checkSeries,
  type Entry,
  keyLayer,
  type Level,
  levelLayer,
} from "./key-layer.js";
import { field, isSparse, type Line } from "./line.js";
import { rounded } from "./numbers.js";
import type { TimeAxis } from "./time-axis.js";

/** What a chart of lines over time is made of. */
export interface LineChartParts {
  readonly axis: TimeAxis;
  readonly lines: readonly Line[];
  readonly levels?: readonly Level[];
  /** The vertical axis: its title, and its scale ("linear" if not given). */
  readonly title: Label;
  readonly scale?: "linear" | "log";
  readonly text: Words;
}

/** Up to this many points a line marks each of them. */
const mostMarked = 16;

/**
 * Lines over time with a legend above and a tooltip that tells all values at a time.
 * @throws RangeError for more lines and levels than can be told apart.
 */
export function lineChart(operation: string, parts: LineChartParts, options: FrameOptions): Chart {
  const { axis, lines, levels = [] } = parts;
  const entries: readonly Entry[] = [...lines, ...levels];
  const labels = entries.map(({ label }) => label);
  checkSeries(operation, entries.length);
  const y = { type: "quantitative", title: parts.title, ...yScale(parts.scale) };
  const picture = {
    data: { values: axis.rows.map((row, i) => ({ ...row, ...valuesAt(lines, i) })) },
    ...(axis.transform.length > 0 && { transform: axis.transform }),
    layer: [
      keyLayer(entries),
      {
        encoding: { x: axis.x },
        layer: [
          ...lines.map((line, i) => ({
            ...(isSparse(line) && { transform: [{ filter: `isValid(datum.${field(i)})` }] }),
            mark: lineMark(line),
            encoding: { y: { field: field(i), ...y }, ...appearance(line.label) },
          })),
          hoverLayer(axis, lines),
        ],
      },
      ...levels.map((level) => levelLayer(level, y)),
    ],
  };
  const legendRows = Math.ceil(entries.length / legendColumns(labels));
  return frame(picture, parts.text, 250 + 18 * legendRows, options);
}

function yScale(scale: "linear" | "log" = "linear"): Spec {
  return scale === "log"
    ? { scale: { type: "log", nice: false, padding: 8 }, axis: { format: "~g", tickCount: 5 } }
    : { scale: { zero: false }, axis: { tickCount: 5 } };
}

function valuesAt(lines: readonly Line[], i: number): Spec {
  return Object.fromEntries(
    lines.flatMap(({ values }, line) => {
      const value = values[i];
      return value === undefined ? [] : [[field(line), rounded(value)]];
    }),
  );
}

function lineMark(line: Line): Spec {
  const points = line.values.filter((value) => value !== undefined).length;
  return {
    type: "line",
    strokeWidth: line.strokeWidth ?? 1.75,
    ...(points <= mostMarked ? { point: { size: 30 } } : {}),
  };
}
