import { Chart, localise } from "../charts/chart.js";
import type { Words } from "../charts/glossary.js";
import { lossCurve, type LossCurveOptions } from "../charts/loss-curve.js";
import { checkAboveZero, type LossPoint } from "../charts/loss-history.js";
import { chartDisplay, vegaLiteType } from "./chart-display.js";
import type { DisplayData } from "./display.js";
import { inEditions } from "./edition.js";
import { LiveDisplay } from "./live-display.js";
import type { Ending, Progress, Watcher } from "./watch.js";

/**
 * A loss curve that is drawn while a training runs. At the end it is the same chart as `lossCurve`
 * draws, or says at which step the training failed.
 */
export function liveLossCurve(options: Omit<LossCurveOptions, "total"> = {}): Watcher {
  const display = new LiveDisplay();
  const losses: LossPoint[] = [];
  const validation: LossPoint[] = [];
  return {
    progress({ step, steps, loss, validation: validated }: Progress) {
      // At once, so that it does not depend on the clock at which step the error comes.
      if (options.scale === "log") checkAboveZero("liveLossCurve", [loss, validated ?? loss]);
      losses.push({ step, loss });
      if (validated !== undefined) validation.push({ step, loss: validated });
      const total = steps === Infinity ? undefined : steps;
      display.update(() => frame(lossCurve({ losses, validation }, { ...options, total })));
    },
    end(ending: Ending) {
      if (losses.length === 0) return;
      const chart = lossCurve({ losses, validation }, options);
      const { step } = losses[losses.length - 1];
      display.settle(chartDisplay(ending === "failed" ? failedAfter(step, chart) : chart));
    },
  };
}

/** A chart as it is shown in passing: without the picture, which takes longer than the training step. */
function frame(chart: Chart): DisplayData {
  return inEditions((language) => {
    const { spec, text } = localise(chart, language);
    return { [vegaLiteType]: spec, "text/plain": text };
  });
}

function failedAfter(step: number, chart: Chart): Chart {
  const title: Words = {
    zh: `训练在第 ${step} 步之后失败`,
    en: `Training failed after step ${step}`,
  };
  const text = { zh: `${title.zh}。${chart.text.zh}`, en: `${title.en}. ${chart.text.en}` };
  return new Chart({ ...chart.spec, title }, text);
}
