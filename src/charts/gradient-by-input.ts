import type { Chart, Spec } from "./chart.js";
import { type Characters, readCharacters, visible } from "./characters.js";
import { frame, type FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkCount, isSeries, readSeries, readStates, type Series, type States } from "./input.js";
import { decades, rounded, spoken } from "./numbers.js";
import { seriesColours } from "./palette.js";
import { plural } from "./sentence.js";
import { countingSlider } from "./controls.js";
import { fittedLabels, tickLabels } from "./time-axis.js";

/** What can be chosen of a chart of gradients by input. */
export interface GradientByInputOptions extends FrameOptions {
  /** The scale of the norms; "linear" if not given. "log" also shows how little the far ones matter. */
  readonly scale?: "linear" | "log";
  /** What is shown; the gradient norm if not given. */
  readonly quantity?: Label;
}

/** About how many pixels there are for the characters. */
const roomForText = 530;

/**
 * How much each input matters for an output: over every character of a text a bar, as high as the norm
 * of the output's gradient with respect to that input; the bar of the output's own input is orange.
 * About 45 Chinese or 75 other characters fit.
 * @param norms of the last output `[inputs]`, or of every output `[outputs, inputs]`, among which a
 *   slider then chooses; an output is at its input's place and sees no later one. On a log scale a norm
 *   of 0 has no bar.
 * @throws RangeError when there are none, one is negative or not finite, `[outputs, inputs]` is not
 *   square, there is not one character for each input, or all norms are 0 on a log scale.
 */
export function gradientByInput(
  characters: Characters,
  norms: Series | States,
  options: GradientByInputOptions = {},
): Chart {
  const operation = "gradientByInput";
  const { scale = "linear", quantity = term("gradientNorm") } = options;
  const outputs = readOutputs(operation, norms);
  const last = outputs[outputs.length - 1];
  const ticks = readCharacters(operation, characters, last.length).map(visible);
  const domain = readDomain(operation, outputs, scale);

  const marks = scale === "log" ? decades(domain) : undefined;
  const picture = {
    ...(outputs.length > 1 && {
      params: [
        {
          name: "output",
          value: outputs.length,
          bind: countingSlider(term("outputStep"), outputs.length),
        },
      ],
    }),
    data: {
      values: outputs.map((row) => ({
        output: row.length,
        time: row.map((_, i) => i + 1),
        value: row.map(rounded),
      })),
    },
    transform: [
      ...(outputs.length > 1 ? [{ filter: "datum.output === output" }] : []),
      { flatten: ["time", "value"] },
      { calculate: `${JSON.stringify(ticks)}[datum.time - 1]`, as: "character" },
      ...(scale === "log" ? [{ filter: "datum.value > 0" }] : []),
    ],
    mark: { type: "bar" },
    encoding: {
      x: {
        field: "time",
        type: "ordinal",
        title: term("input"),
        scale: { domain: last.map((_, i) => i + 1), paddingInner: 0.15, paddingOuter: 0.1 },
        axis: {
          labelAngle: 0,
          labelExpr: tickLabels(ticks),
          labelOverlap: true,
          ...fittedLabels(ticks, roomForText),
        },
      },
      y: {
        field: "value",
        type: "quantitative",
        title: quantity,
        stack: false,
        scale: { type: scale, domain, nice: false },
        axis:
          scale === "log"
            ? { format: "~g", tickCount: 5, ...(marks && { values: marks }) }
            : { tickCount: 5 },
      },
      y2: { datum: domain[0] },
      color: {
        condition: { test: "datum.time === datum.output", value: seriesColours[1] },
        value: seriesColours[0],
      },
      tooltip: tooltip(quantity),
    },
  };
  const text = (language: Language) => describe(last, ticks, quantity, language);
  return frame(picture, inBoth(text), 230, options);
}

/** The norms of each output, by the inputs that it sees: the lower triangle of `[outputs, inputs]`. */
function readOutputs(operation: string, norms: Series | States): readonly (readonly number[])[] {
  const rows = isSeries(norms)
    ? [readSeries(operation, "norms", norms)]
    : readStates(operation, "norms", norms);
  const isMatrix = !isSeries(norms);
  if (isMatrix) checkCount(operation, "outputs, as many as inputs", rows.length, rows[0].length);
  rows.forEach((row, t) =>
    row.forEach((norm, i) => {
      if (norm < 0) {
        const place = isMatrix ? `[${t}][${i}]` : `[${i}]`;
        throw new RangeError(`${operation}: norms${place} must not be below 0, got ${norm}`);
      }
    }),
  );
  return isMatrix ? rows.map((row, t) => row.slice(0, t + 1)) : rows;
}

function readDomain(
  operation: string,
  outputs: readonly (readonly number[])[],
  scale: "linear" | "log",
): readonly [number, number] {
  const above = outputs.flat().filter((norm) => norm > 0);
  const most = above.reduce((a, b) => Math.max(a, b), 0);
  if (scale === "linear") return [0, rounded(1.05 * most || 1)];
  if (above.length === 0) {
    throw new RangeError(`${operation}: the log scale needs a norm above 0, norms has none`);
  }
  const least = above.reduce((a, b) => Math.min(a, b));
  return [rounded(least / 2) || least, rounded(1.5 * most)];
}

function tooltip(quantity: Label): readonly Spec[] {
  return [
    { field: "character", type: "nominal", title: term("character") },
    { field: "time", type: "ordinal", title: term("timeStep") },
    { field: "value", type: "quantitative", title: quantity, format: ".3~g" },
  ];
}

function describe(
  norms: readonly number[],
  characters: readonly string[],
  quantity: Label,
  language: Language,
): string {
  const name = inLanguage(quantity, language);
  const most = Math.max(...norms);
  const [steps, where] = [norms.length, norms.indexOf(most)];
  const [high, first] = [most, norms[0]].map(spoken);
  return language === "zh"
    ? `条形图：时刻 ${steps} 的输出对 ${steps} 个输入的${name}，最大 ${high}（时刻 ${where + 1}“${characters[where]}”），对第一个输入 ${first}。`
    : `Bar chart of the ${name} of the output at step ${steps} by each of ${plural(steps, "input")}: largest ${high} (step ${where + 1}, “${characters[where]}”), first ${first}.`;
}
