import type { Chart } from "./chart.js";
import type { FrameOptions } from "./frame.js";
import { inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkFinite } from "./input.js";
import { lineChart } from "./line-chart.js";
import { type LossRecord, thinned } from "./loss-record.js";
import { type Named, readNamed } from "./named.js";
import { spoken } from "./numbers.js";
import { seriesStyle } from "./palette.js";
import { plural } from "./sentence.js";
import { numberAxis } from "./time-axis.js";

/** What can be chosen of a loss curve. */
export interface LossCurveOptions extends FrameOptions {
  /** Losses to beat, by name; each a horizontal line. */
  readonly baselines?: Named<number>;
  /** The scale of the loss; "linear" if not given. */
  readonly scale?: "linear" | "log";
  /** What the loss is; the glossary's "loss" if not given. */
  readonly quantity?: Label;
  /** The last step of the axis, when training is not yet there. */
  readonly total?: number;
}

/**
 * The loss over the training steps: training, validation where measured, and baselines. More than 300
 * records are drawn as means over windows of equal length, which the axis then says.
 * @throws RangeError when `history` is empty, its steps do not go up, a loss is not finite, or a value
 *   that is not above 0 meets the log scale.
 */
export function lossCurve(history: readonly LossRecord[], options: LossCurveOptions = {}): Chart {
  const operation = "lossCurve";
  const { scale = "linear", quantity = term("loss"), total } = options;
  const baselines = options.baselines ? readNamed(operation, "baselines", options.baselines) : [];
  checkHistory(operation, history, scale);
  baselines.forEach(([, value], i) => checkLoss(operation, `baselines[${i}]`, value, scale));

  const { window, records } = thinned(history);
  const validated = records.some(({ validation }) => validation !== undefined);
  const steps = records.map(({ step }) => step);
  return lineChart(
    operation,
    {
      axis: numberAxis(steps, term("step"), total),
      lines: [
        { label: term("training"), values: records.map((r) => r.loss), style: seriesStyle(0) },
        ...(validated
          ? [
              {
                label: term("validation"),
                values: records.map((r) => r.validation),
                style: seriesStyle(1),
              },
            ]
          : []),
      ],
      levels: baselines.map(([label, value], i) => ({ label, value, style: seriesStyle(i + 6) })),
      title: window === 1 ? quantity : meanOf(quantity, window),
      scale,
      text: {
        zh: describe(history, baselines, quantity, "zh"),
        en: describe(history, baselines, quantity, "en"),
      },
    },
    options,
  );
}

function checkHistory(
  operation: string,
  history: readonly LossRecord[],
  scale: "linear" | "log",
): void {
  if (history.length === 0) throw new RangeError(`${operation}: history is empty`);
  history.forEach(({ step, loss, validation }, i) => {
    checkFinite(operation, `history[${i}].step`, step);
    if (i > 0 && step <= history[i - 1].step) {
      throw new RangeError(
        `${operation}: history[${i}].step = ${step} is not after ${history[i - 1].step}`,
      );
    }
    checkLoss(operation, `history[${i}].loss`, loss, scale);
    if (validation !== undefined) {
      checkLoss(operation, `history[${i}].validation`, validation, scale);
    }
  });
}

function checkLoss(operation: string, name: string, loss: number, scale: "linear" | "log"): void {
  checkFinite(operation, name, loss);
  if (scale === "log" && loss <= 0) {
    throw new RangeError(`${operation}: the log scale needs losses above 0, ${name} is ${loss}`);
  }
}

function meanOf(quantity: Label, window: number): Label {
  return {
    zh: `${inLanguage(quantity, "zh")}（每 ${window} 步的平均）`,
    en: `${inLanguage(quantity, "en")} (mean of ${window} steps)`,
  };
}

function describe(
  history: readonly LossRecord[],
  baselines: readonly (readonly [Label, number])[],
  quantity: Label,
  language: Language,
): string {
  const name = inLanguage(quantity, language);
  const [first, last] = [history[0], history[history.length - 1]];
  const lowest = history.reduce((low, r) => (r.loss < low.loss ? r : low));
  const validated = history.filter(hasValidation);
  const levels = baselines.map(
    ([label, value]) => `${inLanguage(label, language)} ${spoken(value)}`,
  );
  if (language === "zh") {
    return [
      `损失曲线：${history.length} 步训练的${name}，从 ${spoken(first.loss)} 到 ${spoken(last.loss)}，最低 ${spoken(lowest.loss)}（第 ${lowest.step} 步）`,
      ...validated.slice(-1).map((r) => `验证${name}最后为 ${spoken(r.validation)}`),
      ...(levels.length > 0 ? [`基线：${levels.join("、")}`] : []),
    ]
      .join("；")
      .concat("。");
  }
  return [
    `Loss curve: ${name} over ${plural(history.length, "training step")}, from ${spoken(first.loss)} to ${spoken(last.loss)}, lowest ${spoken(lowest.loss)} (step ${lowest.step})`,
    ...validated.slice(-1).map((r) => `${name} on validation ends at ${spoken(r.validation)}`),
    ...(levels.length > 0 ? [`baselines: ${levels.join(", ")}`] : []),
  ]
    .join("; ")
    .concat(".");
}

function hasValidation(record: LossRecord): record is Required<LossRecord> {
  return record.validation !== undefined;
}
