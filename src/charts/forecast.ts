import type { Chart } from "./chart.js";
import type { FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkCount, readSeries, type Series } from "./input.js";
import type { Line } from "./line.js";
import { lineChart } from "./line-chart.js";
import { type Named, readNamed } from "./named.js";
import { spoken } from "./numbers.js";
import { ink, seriesStyle } from "./palette.js";
import { extremes, plural } from "./sentence.js";
import { dateAxis, numberAxis } from "./time-axis.js";

/** What can be chosen of a chart of forecasts. */
export interface ForecastOptions extends FrameOptions {
  /** ISO dates of the observed values (`"2015-03"`); their numbers 1 … n if not given. */
  readonly dates?: readonly string[];
  /** What is forecast, with its unit, such as `"CO₂ (ppm)"`; "value" if not given. */
  readonly quantity?: Label;
  /** Forecasts that ask for no model, by name; drawn dashed. */
  readonly baselines?: Named<Series>;
}

/** The first style of the baselines: dashed. */
const baselineStyle = 4;

/**
 * A series as it was observed, and forecasts of it, if there are any. A forecast that is shorter than the
 * series is one of its end.
 * @throws RangeError when a series is empty or not finite, a forecast is longer than what was observed,
 *   or `dates` are not as many, not ISO dates or do not go up.
 */
export function forecastChart(
  observed: Series,
  forecasts: Named<Series> = [],
  options: ForecastOptions = {},
): Chart {
  const operation = "forecastChart";
  const { dates, quantity = term("value"), baselines = [] } = options;
  const truth = readSeries(operation, "observed", observed);
  const models = readForecasts(operation, "forecasts", forecasts, truth.length);
  const simple = readForecasts(operation, "baselines", baselines, truth.length);
  readNamed(operation, "lines", [[term("observed"), truth], ...models, ...simple]);
  if (dates) checkCount(operation, "dates (one an observed value)", dates.length, truth.length);

  const line = (index: number, [label, values]: readonly [Label, readonly number[]]): Line => ({
    label,
    values: [...Array<undefined>(truth.length - values.length).fill(undefined), ...values],
    style: seriesStyle(index),
  });
  const text = (language: Language) => describe(truth, [...models, ...simple], quantity, language);
  return lineChart(
    operation,
    {
      axis: dates
        ? dateAxis(operation, dates, term("date"))
        : numberAxis(
            truth.map((_, i) => i + 1),
            term("timeStep"),
          ),
      lines: [
        {
          label: term("observed"),
          values: truth,
          style: { colour: ink, dash: [1, 0] },
          strokeWidth: 3,
        },
        ...models.map((named, i) => line(i, named)),
        ...simple.map((named, i) => line(baselineStyle + models.length + i, named)),
      ],
      title: quantity,
      text: inBoth(text),
    },
    options,
  );
}

function readForecasts(
  operation: string,
  what: string,
  named: Named<Series>,
  most: number,
): readonly (readonly [Label, readonly number[]])[] {
  if (Object.keys(named).length === 0) return [];
  return readNamed(operation, what, named).map(([label, series]) => {
    const name = `${what}["${inLanguage(label, "en")}"]`;
    const values = readSeries(operation, name, series);
    if (values.length > most) {
      throw new RangeError(
        `${operation}: ${name} has ${values.length} values, more than the ${most} observed`,
      );
    }
    return [label, values];
  });
}

function describe(
  truth: readonly number[],
  forecasts: readonly (readonly [Label, readonly number[]])[],
  quantity: Label,
  language: Language,
): string {
  const name = inLanguage(quantity, language);
  const { low, high } = extremes([truth]);
  const [from, to] = [spoken(low.value), spoken(high.value)];
  const errors = forecasts.map(
    ([label, values]) =>
      `${inLanguage(label, language)} ${spoken(meanAbsoluteError(truth, values))}`,
  );
  if (language === "zh") {
    const shown = `${name}：共 ${truth.length} 个时刻，真实值从 ${from} 到 ${to}`;
    if (errors.length === 0) return `折线图，${shown}。`;
    return `预测与真实值，${shown}；平均绝对误差：${errors.join("，")}。`;
  }
  const shown = `${name}: ${plural(truth.length, "time step")}, observed from ${from} to ${to}`;
  if (errors.length === 0) return `Line chart, ${shown}.`;
  return `Forecast against truth, ${shown}; mean absolute error: ${errors.join(", ")}.`;
}

/** The mean absolute error of a forecast of the end of `truth`. */
function meanAbsoluteError(truth: readonly number[], forecast: readonly number[]): number {
  const start = truth.length - forecast.length;
  const sum = forecast.reduce((total, value, i) => total + Math.abs(value - truth[start + i]), 0);
  return sum / forecast.length;
}
