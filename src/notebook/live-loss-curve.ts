import { lossCurve, type LossCurveOptions } from "../charts/loss-curve.js";
import { checkAboveZero, type LossPoint } from "../charts/loss-history.js";
import { chartDisplay, withoutPicture } from "./chart-display.js";
import { failedAfter } from "./failed-after.js";
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
      // Drawing the picture would take longer than the training step.
      display.update(() =>
        withoutPicture(lossCurve({ losses, validation }, { ...options, total })),
      );
    },
    end(ending: Ending) {
      if (losses.length === 0) return;
      const chart = lossCurve({ losses, validation }, options);
      const { step } = losses[losses.length - 1];
      display.settle(chartDisplay(ending === "failed" ? failedAfter(step, chart) : chart));
    },
  };
}
