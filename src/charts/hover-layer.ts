import type { Spec } from "./chart.js";
import { field, isSparse, type Line } from "./line.js";
import { ink } from "./palette.js";
import type { TimeAxis } from "./time-axis.js";

const tooltipFormat = ".5~g";

/** An invisible upright line at each time, visible under the pointer, that carries the tooltip. */
export function hoverLayer(axis: TimeAxis, lines: readonly Line[]): Spec {
  const sparse = lines.flatMap((line, i) => (isSparse(line) ? [i] : []));
  return {
    ...(sparse.length > 0 && { transform: sparse.map(spelledOut) }),
    params: [
      {
        name: "hover",
        select: {
          type: "point",
          encodings: ["x"],
          nearest: true,
          on: "mouseover",
          clear: "mouseout",
        },
      },
    ],
    mark: { type: "rule", strokeWidth: 1, color: ink },
    encoding: {
      opacity: { condition: { param: "hover", empty: false, value: 0.7 }, value: 0 },
      tooltip: [
        axis.tooltip,
        ...lines.map((line, i) =>
          isSparse(line)
            ? { field: `text${i + 1}`, type: "nominal", title: line.label }
            : { field: field(i), type: "quantitative", title: line.label, format: tooltipFormat },
        ),
      ],
    },
  };
}

/** A missing value would be formatted as NaN. */
function spelledOut(line: number): Spec {
  const value = `datum.${field(line)}`;
  return {
    calculate: `isValid(${value}) ? format(${value}, "${tooltipFormat}") : "–"`,
    as: `text${line + 1}`,
  };
}
