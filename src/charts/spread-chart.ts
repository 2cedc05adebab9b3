import type { Chart, Spec } from "./chart.js";
import { frame, type FrameOptions, legendColumns } from "./frame.js";
import { inBoth, inLanguage, type Label, type Language, term } from "./glossary.js";
import { checkFinite } from "./input.js";
import { appearance, checkSeries, keyLayer, type Level, levelLayer } from "./key-layer.js";
import { type Named, readNamed } from "./named.js";
import { mean, rounded } from "./numbers.js";
import { ink, seriesStyle } from "./palette.js";
import { readSpreads, type Spread } from "./spread.js";
import { inWords } from "./spread-in-words.js";

/** What can be chosen of a chart of results that spread. */
export interface SpreadOptions extends FrameOptions {
  /** What the categories are, such as the distance; nothing if not given. */
  readonly category?: Label;
  /** What the results are, such as the accuracy; "value" if not given. */
  readonly quantity?: Label;
  /** The ends of the vertical axis; as far as the results reach if not given. */
  readonly domain?: readonly [low: number, high: number];
  /** Values to compare with, such as that of guessing, by name; each a horizontal line. */
  readonly levels?: Named<number>;
}

/**
 * The results of several runs, one a seed, of each model in each category: a point for each run, and a
 * line through the means of each model.
 *
 *     spreadChart({ RNN: { 10: [1, 0.51, 1], 50: [0.97, 1, 0.23] }, LSTM: { 10: [1, 1, 1] } })
 * @param results by model, then by category; the categories stand in the order in which they first come
 *   (a plain object gives whole numbers in ascending order).
 * @throws RangeError when there are no models, categories or runs, a number is not finite, `domain` does
 *   not go up, or there are more models and levels than can be told apart (16).
 */
export function spreadChart(
  results: Named<Named<readonly number[]>>,
  options: SpreadOptions = {},
): Chart {
  const operation = "spreadChart";
  const { quantity = term("value"), domain } = options;
  const { spreads, categories } = readSpreads(operation, results);
  const models = spreads.map(({ label }, i) => ({ label, style: seriesStyle(i) }));
  const levels = readLevels(operation, options.levels);
  const entries = [...models, ...levels];
  checkSeries(operation, entries.length);
  if (domain) checkDomain(operation, domain);

  const y = {
    type: "quantitative",
    title: quantity,
    scale: domain ? { domain: domain.map(rounded), nice: false } : { zero: false },
    axis: { tickCount: 5 },
  };
  const picture = {
    data: { values: spreads.flatMap((spread, i) => rowsOf(spread, i, spreads.length, categories)) },
    layer: [
      keyLayer(entries),
      ...levels.map((level) => levelLayer(level, y)),
      {
        encoding: { x: categoryAxis(categories, options.category ?? null) },
        layer: models.flatMap(({ label }, i) => modelLayers(label, i, y, options)),
      },
    ],
  };
  const text = (language: Language) =>
    inWords({ ...options, spreads, categories, levels }, language);
  const legendRows = Math.ceil(entries.length / legendColumns(entries.map(({ label }) => label)));
  const height = 270 + 18 * legendRows;
  return frame(picture, inBoth(text), height, options);
}

/** A row a category, in which the model has all its runs; models stand side by side. */
function rowsOf(
  { label, runs }: Spread,
  place: number,
  models: number,
  categories: readonly Label[],
): readonly Spec[] {
  const aside = (place - (models - 1) / 2) * Math.min(0.09, 0.6 / models);
  return runs.flatMap((values, i) =>
    values === undefined
      ? []
      : [
          {
            model: place,
            name: label,
            category: categories[i],
            x: rounded(i + aside),
            mean: rounded(mean(values)),
            value: values.map(rounded),
          },
        ],
  );
}

function modelLayers(
  label: Label,
  place: number,
  y: Spec,
  options: SpreadOptions,
): readonly Spec[] {
  const only = { filter: `datum.model === ${place}` };
  const { category = term("name"), quantity = term("value") } = options;
  const tooltip = (field: string, title: Label) => [
    { field: "name", type: "nominal", title: term("model") },
    { field: "category", type: "nominal", title: category },
    { field, type: "quantitative", title, format: ".4~g" },
  ];
  return [
    {
      transform: [only],
      mark: { type: "line", strokeWidth: 1.75, point: { size: 40 } },
      encoding: {
        y: { field: "mean", ...y },
        ...appearance(label),
        tooltip: tooltip("mean", term("mean")),
      },
    },
    {
      transform: [only, { flatten: ["value"] }],
      mark: { type: "point", size: 34, strokeWidth: 1.25, opacity: 0.75 },
      encoding: {
        y: { field: "value", ...y },
        color: appearance(label).color,
        tooltip: tooltip("value", quantity),
      },
    },
  ];
}

function categoryAxis(categories: readonly Label[], title: Label | null): Spec {
  const labels = (language: Language) =>
    `${JSON.stringify(categories.map((label) => inLanguage(label, language)))}[datum.value]`;
  return {
    field: "x",
    type: "quantitative",
    title,
    scale: { domain: [-0.5, categories.length - 0.5], nice: false },
    axis: {
      grid: false,
      values: categories.map((_, i) => i),
      labelExpr: { zh: labels("zh"), en: labels("en") },
    },
  };
}

function readLevels(operation: string, named: Named<number> = {}): readonly Level[] {
  if (Object.keys(named).length === 0) return [];
  return readNamed(operation, "levels", named).map(([label, value], i) => {
    checkFinite(operation, `levels["${inLanguage(label, "en")}"]`, value);
    // Not a model's colour: the dashes that tell the second, third and fourth four of them apart.
    return { label, value, style: { colour: ink, dash: seriesStyle(4 + 4 * (i % 3)).dash } };
  });
}

function checkDomain(operation: string, [low, high]: readonly [number, number]): void {
  checkFinite(operation, "domain[0]", low);
  checkFinite(operation, "domain[1]", high);
  if (low >= high) {
    throw new RangeError(`${operation}: domain must go up, got [${low}, ${high}]`);
  }
}
