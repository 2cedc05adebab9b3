import type { Chart } from "./chart.js";
import { frame, type FrameOptions } from "./frame.js";
import { inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkCount, checkFinite, readStates, type States } from "./input.js";
import { rounded, spoken } from "./numbers.js";
import { divergingColours } from "./palette.js";
import { extremes, plural } from "./sentence.js";
import { tickLabels } from "./time-axis.js";

/** What can be chosen of a heat map. */
export interface HeatMapOptions extends FrameOptions {
  /** What stands below each time step, such as the character read; the numbers 1 … time if not given. */
  readonly ticks?: readonly string[];
  /** What the ticks are, such as the month; the time step if not given. */
  readonly time?: Label;
  /** What is shown; the hidden state if not given. */
  readonly quantity?: Label;
  /** The value of full colour, above 0; the largest magnitude if not given. Equal limits compare charts. */
  readonly limit?: number;
}

/**
 * A heat map of a state `[time, units]`: a column a time step, a row a unit, blue below zero and orange
 * above, with zero always at the middle of the scale.
 * @throws RangeError when `states` is empty, ragged, not finite or of another rank, when the number of
 *   `ticks` is not the number of time steps, or when `limit` is not above 0.
 */
export function hiddenStateHeatMap(states: States, options: HeatMapOptions = {}): Chart {
  const operation = "hiddenStateHeatMap";
  const rows = readStates(operation, "states", states);
  const { ticks, time = term("timeStep"), quantity = term("hiddenState") } = options;
  const { limit = largest(rows) || 1 } = options;
  if (ticks) checkCount(operation, "ticks (one a time step)", ticks.length, rows.length);
  checkFinite(operation, "limit", limit);
  if (limit <= 0) throw new RangeError(`${operation}: limit must be above 0, got ${limit}`);

  const full = rounded(limit);
  const picture = {
    data: {
      values: rows.map((row, i) => ({
        time: i + 1,
        ...(ticks && { tick: ticks[i] }),
        unit: row.map((_, unit) => unit + 1),
        value: row.map(rounded),
      })),
    },
    transform: [{ flatten: ["unit", "value"] }],
    mark: { type: "rect" },
    encoding: {
      x: {
        field: "time",
        type: "ordinal",
        title: time,
        axis: {
          labelAngle: 0,
          labelOverlap: true,
          ...(ticks && { labelExpr: tickLabels(ticks) }),
        },
      },
      y: { field: "unit", type: "ordinal", title: term("unit"), axis: { labelOverlap: true } },
      color: {
        field: "value",
        type: "quantitative",
        title: quantity,
        scale: { domain: [-full, full], range: divergingColours, clamp: true },
        legend: {
          gradientLength: { expr: "height - 30" },
          values: [-full, 0, full],
          format: ".3~g",
        },
      },
      tooltip: [
        { field: "time", type: "ordinal", title: term("timeStep") },
        ...(ticks
          ? [{ field: "tick", type: "nominal", title: options.time ?? term("input") }]
          : []),
        { field: "unit", type: "ordinal", title: term("unit") },
        { field: "value", type: "quantitative", title: quantity, format: ".5~g" },
      ],
    },
  };
  const text = {
    zh: describe(rows, quantity, "zh"),
    en: describe(rows, quantity, "en"),
  };
  const height = Math.min(420, Math.max(130, 70 + 22 * rows[0].length));
  return frame(picture, text, height, options);
}

function largest(rows: readonly (readonly number[])[]): number {
  return rows.reduce((most, row) => row.reduce((m, v) => Math.max(m, Math.abs(v)), most), 0);
}

function describe(
  rows: readonly (readonly number[])[],
  quantity: Label,
  language: Language,
): string {
  const { low, high } = extremes(rows);
  const name = inLanguage(quantity, language);
  const [times, units] = [rows.length, rows[0].length];
  return language === "zh"
    ? `热图：${units} 个单元在 ${times} 个时刻的${name}，最小 ${spoken(low.value)}（单元 ${low.unit}，时刻 ${low.time}），最大 ${spoken(high.value)}（单元 ${high.unit}，时刻 ${high.time}）。`
    : `Heat map of the ${name}: ${plural(units, "unit")} over ${plural(times, "time step")}; lowest ${spoken(low.value)} (unit ${low.unit}, step ${low.time}), highest ${spoken(high.value)} (unit ${high.unit}, step ${high.time}).`;
}
