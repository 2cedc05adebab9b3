import type { Chart, Spec } from "./chart.js";
import { frame, legendAbove, legendColumns, type FrameOptions } from "./frame.js";
import type { Label, Words } from "./glossary.js";
import { hoverLayer } from "./hover-layer.js";
import { field, isSparse, type Line } from "./line.js";
import { rounded } from "./numbers.js";
import { mostSeries, type SeriesStyle } from "./palette.js";
import type { TimeAxis } from "./time-axis.js";

/** What the legend tells of a line. */
interface Entry {
  readonly label: Label;
  readonly style: SeriesStyle;
}

/** A value that is the same at all times: a horizontal line. */
export interface Level extends Entry {
  readonly value: number;
}

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
  if (entries.length > mostSeries) {
    throw new RangeError(
      `${operation}: at most ${mostSeries} lines can be told apart, got ${entries.length}`,
    );
  }
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
      ...levels.map((level) => ({
        data: { values: [{ level: rounded(level.value) }] },
        mark: { type: "rule", strokeWidth: 1.5 },
        encoding: { y: { field: "level", ...y }, ...appearance(level.label) },
      })),
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

/** Colour and dash of a line: whatever the key says of its label. */
function appearance(label: Label): Spec {
  const datum = { datum: label, type: "nominal" };
  return { color: datum, strokeDash: datum };
}

/**
 * The legend, and the colours and dashes for all layers. Vega-Lite takes them at a field only; the lines
 * drawn here have one point each and are not seen.
 */
function keyLayer(entries: readonly Entry[]): Spec {
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
