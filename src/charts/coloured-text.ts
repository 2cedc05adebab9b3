import type { Chart, Spec } from "./chart.js";
import { type Characters, readCharacters, visible } from "./characters.js";
import { frame, type FrameOptions } from "./frame.js";
import { inLanguage, type Label, type Language, term } from "./glossary.js";
import { legendValues, readLimit, signedScale } from "./heat-map.js";
import { checkWhole, isSeries, readSeries, readStates, type Series, type States } from "./input.js";
import { brokenInto, charactersInLine } from "./line-breaks.js";
import { rounded, spoken } from "./numbers.js";
import { ink } from "./palette.js";
import { extremes, plural } from "./sentence.js";
import { countingSlider } from "./controls.js";

/** What can be chosen of a coloured text. */
export interface ColouredTextOptions extends FrameOptions {
  /** The unit that is shown at first, from 1; 1 if not given. Only for values of several units. */
  readonly unit?: number;
  /** Characters in a line; as many as fit if not given. */
  readonly perLine?: number;
  /** What is shown; the cell state if not given. */
  readonly quantity?: Label;
  /** The value of full colour, above 0; the largest magnitude of all units if not given. */
  readonly limit?: number;
}

/** Pixels for a line, and the height of one. */
const [lineWidth, lineHeight] = [590, 24];

/**
 * A text whose every character stands on the colour of a value at its time step, blue below zero and
 * orange above (Karpathy, Johnson and Fei-Fei, 2015, figure 2). Of several units one is shown, and a
 * slider picks another.
 * @param values `[time]`, or `[time, units]`; each unit divided by its largest shows units of all sizes alike.
 * @throws RangeError when there are none, one is not finite, rows differ in length, there is not one
 *   character for each time step, `unit` is none of the units, `perLine` is not a whole number above 0,
 *   or `limit` is not above 0.
 */
export function colouredText(
  characters: Characters,
  values: Series | States,
  options: ColouredTextOptions = {},
): Chart {
  const operation = "colouredText";
  const { unit = 1, quantity = term("cellState") } = options;
  const rows = isSeries(values)
    ? readSeries(operation, "values", values).map((value) => [value])
    : readStates(operation, "values", values);
  const text = readCharacters(operation, characters, rows.length).map(visible);
  const units = rows[0].length;
  checkWhole(operation, "unit", unit, units);
  const { perLine = charactersInLine(text, lineWidth) } = options;
  checkWhole(operation, "perLine", perLine);
  const scale = signedScale(readLimit(operation, rows, options.limit));

  const lines = brokenInto(text, perLine);
  const picture = {
    ...(units > 1 && {
      params: [{ name: "unit", value: unit, bind: countingSlider(term("unit"), units) }],
    }),
    data: {
      values: lines.flatMap(({ start, end }, line) =>
        text.slice(start, end).map((character, column) => ({
          time: start + column + 1,
          line,
          column,
          character,
          units: rows[start + column].map(rounded),
        })),
      ),
    },
    transform: [
      { calculate: `datum.units[${units > 1 ? "unit - 1" : "0"}]`, as: "value" },
      { calculate: "datum.column + 1", as: "next" },
      { calculate: "datum.column + 0.5", as: "middle" },
    ],
    encoding: {
      y: { field: "line", type: "ordinal", axis: null, scale: { paddingInner: 0.15 } },
    },
    layer: [
      {
        mark: { type: "rect" },
        encoding: {
          x: {
            field: "column",
            type: "quantitative",
            scale: { domain: [0, perLine], nice: false },
            axis: null,
          },
          x2: { field: "next" },
          color: colour(scale, quantity),
          tooltip: tooltip(quantity),
        },
      },
      letters((scale.domain as readonly number[])[1]),
      ...(units > 1 ? [whichUnit] : []),
    ],
  };
  const say = (language: Language) => describe(rows, text, unit, quantity, language);
  const height = lineHeight * lines.length + 72;
  return frame(picture, { zh: say("zh"), en: say("en") }, height, options);
}

function colour(scale: Spec, title: Label): Spec {
  return {
    field: "value",
    type: "quantitative",
    title,
    scale,
    legend: {
      orient: "top",
      gradientLength: 160,
      values: legendValues(scale),
      format: ".3~g",
    },
  };
}

/** The characters, dark on light colours and light on dark ones, whatever the page is. */
function letters(limit: number): Spec {
  return {
    mark: { type: "text", fontSize: 13, tooltip: null },
    encoding: {
      x: { field: "middle", type: "quantitative" },
      text: { field: "character", type: "nominal" },
      color: {
        condition: { test: `abs(datum.value) > ${rounded(0.7 * limit)}`, value: "#ffffff" },
        value: "#222222",
      },
    },
  };
}

/** Which unit is shown, beside the legend. */
const whichUnit: Spec = {
  transform: [{ filter: "datum.time === 1" }],
  mark: {
    type: "text",
    align: "right",
    baseline: "bottom",
    color: ink,
    fontSize: 13,
    text: { expr: { zh: `'${term("unit").zh} ' + unit`, en: `'${term("unit").en} ' + unit` } },
  },
  encoding: { x: { value: "width" }, y: { value: -14 } },
};

function tooltip(quantity: Label): readonly Spec[] {
  return [
    { field: "character", type: "nominal", title: term("character") },
    { field: "time", type: "quantitative", title: term("timeStep") },
    { field: "value", type: "quantitative", title: quantity, format: ".4~g" },
  ];
}

function describe(
  rows: readonly (readonly number[])[],
  text: readonly string[],
  unit: number,
  quantity: Label,
  language: Language,
): string {
  const { low, high } = extremes(rows.map((row) => [row[unit - 1]]));
  const name = inLanguage(quantity, language);
  const [lowest, highest] = [low, high].map(({ value }) => spoken(value));
  const [below, above] = [low, high].map(({ time }) => text[time - 1]);
  const [whichZh, which] = rows[0].length > 1 ? [`单元 ${unit}，`, ` of unit ${unit}`] : ["", ""];
  return language === "zh"
    ? `按${name}着色的 ${text.length} 个字符：${whichZh}最小 ${lowest}（时刻 ${low.time}“${below}”），最大 ${highest}（时刻 ${high.time}“${above}”）。`
    : `Text of ${plural(text.length, "character")} coloured by the ${name}${which}: lowest ${lowest} (step ${low.time}, “${below}”), highest ${highest} (step ${high.time}, “${above}”).`;
}
