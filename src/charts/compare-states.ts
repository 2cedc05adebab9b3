import type { Chart } from "./chart.js";
import { frame, type FrameOptions, legendAbove } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkCount, readSeries, type Series } from "./input.js";
import { type Named, readNamed } from "./named.js";
import { barDomain, rounded, spoken } from "./numbers.js";
import { ink, seriesColours } from "./palette.js";

/** What can be chosen of a comparison of states. */
export interface CompareOptions extends FrameOptions {
  /** The name of each place in a state; "1", "2" … (the units) if not given. */
  readonly names?: readonly Label[];
  /** What is compared; the hidden state if not given. */
  readonly quantity?: Label;
}

/** Up to this many bars carry their value; on more, the numbers would run into each other. */
const mostLabelled = 12;

/**
 * A few states `[units]` side by side: a group of bars for each unit, a bar for each state.
 * @throws RangeError when there are none or more than four, one is empty or not finite, or their sizes
 *   differ.
 */
export function compareStates(states: Named<Series>, options: CompareOptions = {}): Chart {
  const operation = "compareStates";
  const { quantity = term("hiddenState") } = options;
  const bars = readNamed(operation, "states", states).map(([label, values]) => ({
    label,
    values: readSeries(operation, `states["${inLanguage(label, "en")}"]`, values),
  }));
  if (bars.length > seriesColours.length) {
    throw new RangeError(
      `${operation}: at most ${seriesColours.length} states can be told apart, got ${bars.length}`,
    );
  }
  const size = bars[0].values.length;
  bars.forEach(({ values }) => checkCount(operation, "units in each state", values.length, size));
  const { names = bars[0].values.map((_, i) => String(i + 1)) } = options;
  checkCount(operation, "names (one a unit)", names.length, size);

  const labels = bars.map(({ label }) => label);
  const picture = {
    data: {
      values: bars.flatMap(({ label, values }) =>
        values.map((value, i) => ({
          state: label,
          unit: names[i],
          value: rounded(value),
          label: spoken(value),
        })),
      ),
    },
    encoding: {
      x: {
        field: "unit",
        type: "nominal",
        title: options.names ? null : term("unit"),
        sort: names,
        axis: { labelAngle: 0 },
      },
      xOffset: { field: "state", sort: labels },
      y: {
        field: "value",
        type: "quantitative",
        title: quantity,
        scale: { domain: barDomain(bars.flatMap(({ values }) => values)), nice: false },
        axis: { tickCount: 5 },
      },
    },
    layer: [
      {
        mark: { type: "bar" },
        encoding: {
          color: {
            field: "state",
            type: "nominal",
            scale: { domain: labels, range: seriesColours.slice(0, labels.length) },
            legend: { ...legendAbove(labels), symbolType: "square", symbolSize: 120 },
          },
          tooltip: [
            { field: "state", type: "nominal", title: term("state") },
            { field: "unit", type: "nominal", title: options.names ? term("name") : term("unit") },
            { field: "value", type: "quantitative", title: quantity, format: ".6~g" },
          ],
        },
      },
      ...(labels.length * size <= mostLabelled ? [valueAboveBar] : []),
    ],
  };
  const text = (language: Language) => describe(bars, names, quantity, language);
  return frame(picture, inBoth(text), 240, options);
}

const valueAboveBar = {
  mark: {
    type: "text",
    color: ink,
    baseline: { expr: "datum.value < 0 ? 'top' : 'bottom'" },
    dy: { expr: "datum.value < 0 ? 4 : -3" },
  },
  encoding: { text: { field: "label", type: "nominal" } },
};

function describe(
  bars: readonly { readonly label: Label; readonly values: readonly number[] }[],
  names: readonly Label[],
  quantity: Label,
  language: Language,
): string {
  const name = inLanguage(quantity, language);
  const units = names.map((unit) => inLanguage(unit, language));
  const each = bars.map(({ label, values }) => {
    const numbers = values.map(spoken).join(language === "zh" ? "、" : ", ");
    return `${inLanguage(label, language)}${language === "zh" ? "：" : ": "}${numbers}`;
  });
  return language === "zh"
    ? `柱状图：比较${name}（${units.join("、")}）。${each.join("；")}。`
    : `Bar chart comparing the ${name} (${units.join(", ")}). ${each.join("; ")}.`;
}
