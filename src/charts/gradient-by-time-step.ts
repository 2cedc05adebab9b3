import type { Chart } from "./chart.js";
import type { FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { isSeries, readSeries, readStates, type Series, type States } from "./input.js";
import { lineChart } from "./line-chart.js";
import { type Named, readNamed } from "./named.js";
import { spoken } from "./numbers.js";
import { seriesStyle } from "./palette.js";
import { plural } from "./sentence.js";
import { stepAxis } from "./time-axis.js";

/** What can be chosen of a chart of gradients over time. */
export interface GradientOptions extends FrameOptions {
  /** What stands below each time step, such as the character read; the numbers 1 … time if not given. */
  readonly ticks?: readonly string[];
  /** The scale of the norms; "linear" if not given. "log" shows how fast they vanish or grow. */
  readonly scale?: "linear" | "log";
  /** What is shown; the gradient norm if not given. */
  readonly quantity?: Label;
}

/**
 * How large gradients are at each time step, by name: norms `[time]`, or gradients `[time, units]`, of
 * which the Euclidean norm over the units is drawn. A norm of 0 (one that is too small for a float32,
 * for instance) has no place on a log scale: its line begins where there is something.
 * @throws RangeError when there are none, one is not finite, their numbers of time steps differ, or all
 *   norms of one are 0 on a log scale.
 */
export function gradientByTimeStep(
  gradients: Named<Series | States>,
  options: GradientOptions = {},
): Chart {
  const operation = "gradientByTimeStep";
  const { ticks, scale = "linear", quantity = term("gradientNorm") } = options;
  const curves = readNamed(operation, "gradients", gradients).map(([label, values]) => {
    const name = `gradients["${inLanguage(label, "en")}"]`;
    return { label, name, norms: readNorms(operation, name, values) };
  });
  const steps = curves[0].norms.length;
  for (const { name, norms } of curves) {
    if (norms.length !== steps) {
      throw new RangeError(
        `${operation}: ${name} has ${norms.length} time steps, ${curves[0].name} has ${steps}`,
      );
    }
    if (scale === "log" && !norms.some((norm) => norm > 0)) {
      throw new RangeError(`${operation}: the log scale needs a norm above 0, ${name} has none`);
    }
  }
  const text = (language: Language) => describe(curves, quantity, language);
  return lineChart(
    operation,
    {
      axis: stepAxis(operation, steps, ticks),
      lines: curves.map(({ label, norms }, i) => ({
        label,
        values: scale === "log" ? norms.map((norm) => (norm > 0 ? norm : undefined)) : norms,
        style: seriesStyle(i),
      })),
      title: quantity,
      scale,
      text: inBoth(text),
    },
    options,
  );
}

function readNorms(operation: string, name: string, values: Series | States): number[] {
  if (isSeries(values)) return readSeries(operation, name, values);
  return readStates(operation, name, values).map(norm);
}

function norm(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function describe(
  curves: readonly { readonly label: Label; readonly norms: readonly number[] }[],
  quantity: Label,
  language: Language,
): string {
  const steps = curves[0].norms.length;
  const name = inLanguage(quantity, language);
  const each = curves.map(({ label, norms }) => {
    const ends = [norms[0], norms[steps - 1]].map(spoken);
    const who = inLanguage(label, language);
    return language === "zh"
      ? `${who}：从 ${ends[0]}（时刻 1）到 ${ends[1]}（时刻 ${steps}）`
      : `${who} from ${ends[0]} (step 1) to ${ends[1]} (step ${steps})`;
  });
  return language === "zh"
    ? `折线图：${steps} 个时刻的${name}。${each.join("；")}。`
    : `Line chart of the ${name} at ${plural(steps, "time step")}: ${each.join("; ")}.`;
}
