import type { Chart } from "./chart.js";
import type { FrameOptions } from "./frame.js";
import { inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkCount, readStates, type States } from "./input.js";
import { lineChart } from "./line-chart.js";
import { spoken } from "./numbers.js";
import { seriesStyle } from "./palette.js";
import { extremes, plural } from "./sentence.js";
import { stepAxis } from "./time-axis.js";

/** What can be chosen of a chart of units over time. */
export interface UnitLinesOptions extends FrameOptions {
  /** What stands below each time step, such as the character read; the numbers 1 … time if not given. */
  readonly ticks?: readonly string[];
  /** What is shown; the hidden state if not given. */
  readonly quantity?: Label;
  /** The name of each unit; "unit 1", "unit 2" … if not given. */
  readonly names?: readonly Label[];
}

/**
 * A state `[time, units]` as one line a unit over the time steps.
 * @throws RangeError when `states` is empty, ragged, not finite or of another rank, when there are more
 *   units than lines can be told apart (16), or when `ticks` or `names` have another length.
 */
export function unitLines(states: States, options: UnitLinesOptions = {}): Chart {
  const operation = "unitLines";
  const rows = readStates(operation, "states", states);
  const {
    ticks,
    quantity = term("hiddenState"),
    names = rows[0].map((_, j) => unitName(j)),
  } = options;
  checkCount(operation, "names (one a unit)", names.length, rows[0].length);
  return lineChart(
    operation,
    {
      axis: stepAxis(operation, rows.length, ticks),
      lines: names.map((label, j) => ({
        label,
        values: rows.map((row) => row[j]),
        style: seriesStyle(j),
      })),
      title: quantity,
      text: {
        zh: describe(rows, names, quantity, "zh"),
        en: describe(rows, names, quantity, "en"),
      },
    },
    options,
  );
}

function unitName(index: number): Label {
  const { zh, en } = term("unit");
  return { zh: `${zh} ${index + 1}`, en: `${en} ${index + 1}` };
}

function describe(
  rows: readonly (readonly number[])[],
  names: readonly Label[],
  quantity: Label,
  language: Language,
): string {
  const { low, high } = extremes(rows);
  const name = inLanguage(quantity, language);
  const [lowest, highest] = [low, high].map(({ unit }) => inLanguage(names[unit - 1], language));
  const [times, units] = [rows.length, names.length];
  return language === "zh"
    ? `折线图：${units} 个单元的${name}随 ${times} 个时刻的变化，最小 ${spoken(low.value)}（${lowest}，时刻 ${low.time}），最大 ${spoken(high.value)}（${highest}，时刻 ${high.time}）。`
    : `Line chart of the ${name} of ${plural(units, "unit")} over ${plural(times, "time step")}; lowest ${spoken(low.value)} (${lowest}, step ${low.time}), highest ${spoken(high.value)} (${highest}, step ${high.time}).`;
}
