import type { Chart } from "./chart.js";
import { frame, type FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkFinite } from "./input.js";
import { type Named, readNamed } from "./named.js";
import { barDomain, rounded, spoken } from "./numbers.js";
import { ink, seriesColours } from "./palette.js";

/** What can be chosen of a comparison of numbers. */
export interface CompareNumbersOptions extends FrameOptions {
  /** What the numbers are, with their unit; "value" if not given. */
  readonly quantity?: Label;
}

/**
 * A few numbers as bars below one another, each with its name and value: the errors of a model and of
 * its baselines.
 * @throws RangeError when there are none, or one is not finite.
 */
export function compareNumbers(numbers: Named<number>, options: CompareNumbersOptions = {}): Chart {
  const operation = "compareNumbers";
  const { quantity = term("value") } = options;
  const pairs = readNamed(operation, "numbers", numbers);
  pairs.forEach(([label, value]) =>
    checkFinite(operation, `numbers["${inLanguage(label, "en")}"]`, value),
  );
  const picture = {
    data: {
      values: pairs.map(([name, value]) => ({ name, value: rounded(value), label: spoken(value) })),
    },
    encoding: {
      y: {
        field: "name",
        type: "nominal",
        title: null,
        sort: pairs.map(([label]) => label),
        axis: { labelLimit: 0 },
      },
      x: {
        field: "value",
        type: "quantitative",
        title: quantity,
        scale: { domain: barDomain(pairs.map(([, value]) => value)), nice: false },
        axis: { tickCount: 6 },
      },
    },
    layer: [
      {
        mark: { type: "bar", color: seriesColours[0] },
        encoding: {
          tooltip: [
            { field: "name", type: "nominal", title: term("name") },
            { field: "value", type: "quantitative", title: quantity, format: ".6~g" },
          ],
        },
      },
      {
        mark: {
          type: "text",
          color: ink,
          align: { expr: "datum.value < 0 ? 'right' : 'left'" },
          dx: { expr: "datum.value < 0 ? -4 : 4" },
        },
        encoding: { text: { field: "label", type: "nominal" } },
      },
    ],
  };
  const text = (language: Language) => describe(pairs, quantity, language);
  return frame(picture, inBoth(text), 60 + 30 * pairs.length, options);
}

function describe(
  pairs: readonly (readonly [Label, number])[],
  quantity: Label,
  language: Language,
): string {
  const name = inLanguage(quantity, language);
  const each = pairs.map(([label, value]) => `${inLanguage(label, language)} ${spoken(value)}`);
  return language === "zh"
    ? `条形图：${name}。${each.join("，")}。`
    : `Bar chart of the ${name}: ${each.join(", ")}.`;
}
