import type { Chart } from "./chart.js";
import { frame, type FrameOptions } from "./frame.js";
import { inLanguage, type Label, type Language, term } from "./glossary.js";
import {
  aRowEachCell,
  checkTicks,
  heatMapCells,
  heatMapHeight,
  heatMapRows,
  readLimit,
  signedScale,
  stepColumns,
  type StepOptions,
} from "./heat-map.js";
import { readStates, type States } from "./input.js";
import { spoken } from "./numbers.js";
import { extremes, plural } from "./sentence.js";

/** What can be chosen of a heat map. */
export interface HeatMapOptions extends FrameOptions, StepOptions {
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
  const { ticks, quantity = term("hiddenState") } = options;
  checkTicks(operation, ticks, rows.length);
  const scale = signedScale(readLimit(operation, rows, options.limit));

  const picture = {
    data: { values: heatMapRows(rows, ticks) },
    transform: [aRowEachCell],
    ...heatMapCells(stepColumns(options), scale, quantity, options),
  };
  const text = {
    zh: describe(rows, quantity, "zh"),
    en: describe(rows, quantity, "en"),
  };
  return frame(picture, text, heatMapHeight(rows[0].length), options);
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
