import type { Chart } from "./chart.js";
import { choice } from "./controls.js";
import { frame, type FrameOptions } from "./frame.js";
import { checkGate } from "./gates.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import {
  aRowEachCell,
  checkTicks,
  fittedColumns,
  gateScale,
  heatMapCells,
  heatMapHeight,
  heatMapRows,
  readLimit,
  signedScale,
  type StepOptions,
} from "./heat-map.js";
import { checkCount, checkWhole, readStates, type States } from "./input.js";
import { mean, spoken } from "./numbers.js";
import { ink } from "./palette.js";
import { plural } from "./sentence.js";

/** The values of a gate, `[time, units]`, at a moment of the training, such as after an epoch. */
export interface TrainingMoment {
  readonly label: Label;
  readonly values: States;
}

/** What can be chosen of a gate over the training. */
export interface GatesOverTrainingOptions extends FrameOptions, StepOptions {
  /** What is shown; the forget gate if not given. */
  readonly quantity?: Label;
  /**
   * The value of full colour on a scale with zero at its middle, for what is no gate, such as c. Without
   * it the scale goes from 0 to 1.
   */
  readonly limit?: number;
  /** What the buttons choose; the moment of the training if not given. */
  readonly moment?: Label;
  /** Which moment is shown at first, from 1; the last if not given. */
  readonly start?: number;
}

/** About how many pixels there are for the ticks. */
const roomForTicks = 480;

/**
 * The same gate over the same sequence at several moments of a training: a heat map with a button for
 * each. All moments share the scale of the colours.
 * @throws RangeError when there are no moments, one is empty, ragged, not finite or of more than one
 *   sequence, their sizes differ, one has a value outside 0 … 1 when there is no `limit`, `limit` is not
 *   above 0, `start` is none of the moments, or `ticks` are not one a time step.
 */
export function gatesOverTraining(
  moments: readonly TrainingMoment[],
  options: GatesOverTrainingOptions = {},
): Chart {
  const operation = "gatesOverTraining";
  const { ticks, quantity = term("forgetGate"), moment = term("moment"), limit } = options;
  const maps = readMoments(operation, moments);
  const { start = maps.length } = options;
  checkTicks(operation, ticks, maps[0].length);
  checkWhole(operation, "start", start, maps.length);
  if (limit === undefined)
    maps.forEach((states, i) => checkGate(operation, `moments[${i}].values`, states));
  const scale = limit === undefined ? gateScale : signedScale(readLimit(operation, [], limit));
  const cells = heatMapCells(fittedColumns(options, roomForTicks), scale, quantity, options);
  const labels = moments.map(({ label }) => label);
  const text = inBoth((language) => describe(moments, maps, { quantity, moment }, language));
  const shown = (language: Language) => {
    const colon = language === "zh" ? "：" : ": ";
    const told = labels.map((label) => [moment, label].map((part) => inLanguage(part, language)));
    return JSON.stringify(told.map((parts) => parts.join(colon)));
  };
  const chosen = choice("moment", { name: moment, labels, start, chart: text });
  const picture = {
    params: [chosen],
    data: {
      values: maps.flatMap((states, i) =>
        heatMapRows(states, ticks).map((row) => ({ moment: i + 1, ...row })),
      ),
    },
    transform: [
      { filter: inBoth((language) => `datum.moment === ${chosen.name[language]}`) },
      aRowEachCell,
    ],
    layer: [
      cells,
      {
        transform: [{ filter: "datum.time === 1 && datum.unit === 1" }],
        mark: {
          type: "text",
          align: "left",
          baseline: "bottom",
          color: ink,
          fontSize: 13,
          text: { expr: inBoth((language) => `${shown(language)}[${chosen.name[language]} - 1]`) },
        },
        encoding: { x: { value: 0 }, y: { value: -6 } },
      },
    ],
  };
  const height = heatMapHeight(maps[0][0].length) + 20;
  return frame(picture, text, height, options);
}

function readMoments(
  operation: string,
  moments: readonly TrainingMoment[],
): readonly (readonly (readonly number[])[])[] {
  if (moments.length === 0) throw new RangeError(`${operation}: moments is empty`);
  const maps = moments.map(({ values }, i) =>
    readStates(operation, `moments[${i}].values`, values),
  );
  maps.forEach((states, i) => {
    checkCount(
      operation,
      `time steps in moments[${i}], as in moments[0]`,
      states.length,
      maps[0].length,
    );
    checkCount(
      operation,
      `units in moments[${i}], as in moments[0]`,
      states[0].length,
      maps[0][0].length,
    );
  });
  return maps;
}

function describe(
  moments: readonly TrainingMoment[],
  maps: readonly (readonly (readonly number[])[])[],
  labels: { readonly quantity: Label; readonly moment: Label },
  language: Language,
): string {
  const name = inLanguage(labels.quantity, language);
  const walked = inLanguage(labels.moment, language);
  const [steps, units] = [maps[0].length, maps[0][0].length];
  const each = moments.map(
    ({ label }, i) => [inLanguage(label, language), spoken(mean(maps[i].flat()))] as const,
  );
  return language === "zh"
    ? `热图：${name}，${units} 个单元，${steps} 个时刻，按钮换${walked}。平均值：${each.map((pair) => pair.join("：")).join("，")}。`
    : `Heat map of the ${name}, ${plural(units, "unit")} over ${plural(steps, "time step")}, with buttons for the ${walked}. On average, ${each.map((pair) => pair.join(": ")).join(", ")}.`;
}
