import type { Chart } from "./chart.js";
import type { FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkFinite } from "./input.js";
import type { Line } from "./line.js";
import { lineChart } from "./line-chart.js";
import {
  checkAboveZero,
  type LossHistory,
  type LossPoint,
  readLosses,
  windowFor,
  windowMeans,
} from "./loss-history.js";
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

/** The first style of the baselines: dashed, and of other colours than the two losses. */
const baselineStyle = 6;

/**
 * The loss over the training steps: training, validation where measured, and baselines. More than 300
 * steps are drawn as means over windows of equal length, which the axis then says.
 * @throws RangeError when there are no losses, steps do not go up, a loss is not finite, or one that
 *   is not above 0 meets the log scale.
 */
export function lossCurve(history: LossHistory, options: LossCurveOptions = {}): Chart {
  const operation = "lossCurve";
  const { scale = "linear", quantity = term("loss"), total } = options;
  const baselines = options.baselines ? readNamed(operation, "baselines", options.baselines) : [];
  const training = readLosses(operation, "losses", history.losses);
  const validation = readLosses(operation, "validation", history.validation ?? []);
  if (training.length === 0) throw new RangeError(`${operation}: losses is empty`);
  baselines.forEach(([, value], i) => checkFinite(operation, `baselines[${i}]`, value));
  if (scale === "log") {
    const levels = baselines.map(([, loss]) => loss);
    const losses = [...training, ...validation].map(({ loss }) => loss);
    checkAboveZero(operation, [...losses, ...levels]);
  }

  const window = windowFor(training.length);
  const curves = [
    { label: term("training"), points: windowMeans(training, window) },
    { label: term("validation"), points: windowMeans(validation, windowFor(validation.length)) },
  ].filter(({ points }) => points.length > 0);
  const steps = unionOfSteps(curves.map(({ points }) => points));
  const text = (language: Language) =>
    describe({ training, validation, baselines, quantity }, language);
  return lineChart(
    operation,
    {
      axis: numberAxis(steps, term("step"), total),
      lines: curves.map(({ label, points }, i) => lineThrough(label, points, steps, i)),
      levels: baselines.map(([label, value], i) => ({
        label,
        value,
        style: seriesStyle(baselineStyle + i),
      })),
      title: window === 1 ? quantity : meanOf(quantity, window),
      scale,
      text: inBoth(text),
    },
    options,
  );
}

function unionOfSteps(curves: readonly (readonly LossPoint[])[]): readonly number[] {
  const steps = new Set(curves.flatMap((points) => points.map(({ step }) => step)));
  return [...steps].sort((a, b) => a - b);
}

function lineThrough(
  label: Label,
  points: readonly LossPoint[],
  steps: readonly number[],
  index: number,
): Line {
  const losses = new Map(points.map(({ step, loss }) => [step, loss]));
  return { label, values: steps.map((step) => losses.get(step)), style: seriesStyle(index) };
}

function meanOf(quantity: Label, window: number): Label {
  return {
    zh: `${inLanguage(quantity, "zh")}（每 ${window} 步的平均）`,
    en: `${inLanguage(quantity, "en")} (mean of ${window} steps)`,
  };
}

interface Described {
  readonly training: readonly LossPoint[];
  readonly validation: readonly LossPoint[];
  readonly baselines: readonly (readonly [Label, number])[];
  readonly quantity: Label;
}

function describe(described: Described, language: Language): string {
  const { training, validation, baselines, quantity } = described;
  const name = inLanguage(quantity, language);
  const [first, last] = [training[0], training[training.length - 1]];
  const low = lowest(training);
  const levels = baselines.map(
    ([label, value]) => `${inLanguage(label, language)} ${spoken(value)}`,
  );
  if (language === "zh") {
    return [
      `损失曲线：训练 ${training.length} 步，${name}从 ${spoken(first.loss)} 到 ${spoken(last.loss)}，最低 ${spoken(low.loss)}（第 ${low.step} 步）`,
      ...ifAny(validation, (v) => `验证时最低 ${spoken(v.loss)}（第 ${v.step} 步）`),
      ...(levels.length > 0 ? [`基线：${levels.join("、")}`] : []),
    ]
      .join("；")
      .concat("。");
  }
  return [
    `Loss curve: ${name} over ${plural(training.length, "training step")}, from ${spoken(first.loss)} to ${spoken(last.loss)}, lowest ${spoken(low.loss)} (step ${low.step})`,
    ...ifAny(validation, (v) => `on validation lowest ${spoken(v.loss)} (step ${v.step})`),
    ...(levels.length > 0 ? [`baselines: ${levels.join(", ")}`] : []),
  ]
    .join("; ")
    .concat(".");
}

function ifAny(points: readonly LossPoint[], say: (low: LossPoint) => string): string[] {
  return points.length > 0 ? [say(lowest(points))] : [];
}

function lowest(points: readonly LossPoint[]): LossPoint {
  return points.reduce((low, point) => (point.loss < low.loss ? point : low));
}
