import { inspect } from "node:util";
import type { Chart } from "../charts/chart.js";
import { lossCurve } from "../charts/loss-curve.js";
import { History } from "../training/history.js";
import { chartDisplay, withoutPicture } from "./chart-display.js";
import { display, type DisplayData } from "./display.js";
import { failedAfter } from "./failed-after.js";
import { MissingPackageError } from "./optional.js";

/**
 * A training's history as its loss curve. Nobody asked for a chart, so what is missing to draw it is no
 * error: without vega the front end draws, and a history that has no curve is text.
 */
export function historyDisplay(history: History): DisplayData {
  const chart = curveOf(history);
  if (!chart) return { data: { "text/plain": inspect(history) }, metadata: {} };
  try {
    return chartDisplay(chart);
  } catch (error) {
    if (!(error instanceof MissingPackageError)) throw error;
    return withoutPicture(chart);
  }
}

/** No curve when the first step already failed, or a validation loss was NaN or infinite. */
function curveOf(history: History): Chart | undefined {
  const { losses, validation, stopped } = history;
  const all = [...losses, ...validation.map(({ loss }) => loss)];
  if (losses.length === 0 || !all.every(Number.isFinite)) return undefined;
  const chart = lossCurve(history);
  return stopped === "not finite" ? failedAfter(losses.length, chart) : chart;
}

Object.assign(History.prototype, {
  [display](this: History) {
    return historyDisplay(this);
  },
});
