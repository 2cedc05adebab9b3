import type { Spec } from "./chart.js";
import { inBoth, type Language, term } from "./glossary.js";
import { ink, seriesColours, sequentialColours } from "./palette.js";

/** Pixels to the right of the cells, for what is read there. */
const room = 110;

/** The colour of what is kept. */
const full = sequentialColours[4];

const x = {
  field: "time",
  type: "ordinal",
  title: term("timeStep"),
  axis: { labelAngle: 0, labelOverlap: true, domain: false, ticks: false },
  scale: { range: [0, { expr: `width - ${room}` }], paddingInner: 0.12 },
};

/** The height of a mean of 1, and how far below the cells its bars stand, in units. */
const means = { height: 1.6, base: 5 };

/** The cells: full where a number is kept, an outline where it is dropped. */
export function cells(units: number): Spec {
  return {
    mark: { type: "rect", stroke: ink, strokeWidth: 0.7 },
    encoding: {
      x,
      y: {
        field: "above",
        type: "quantitative",
        title: term("unit"),
        scale: { domain: [0, units + means.base], nice: false, reverse: true },
        axis: {
          values: [0.5, units - 0.5],
          labelExpr: `datum.value < 1 ? 1 : ${units}`,
          grid: false,
          domain: false,
          ticks: false,
        },
      },
      y2: { field: "unit" },
      fill: { condition: { test: "datum.isKept", value: full }, value: "transparent" },
      tooltip: [
        { field: "time", type: "ordinal", title: term("timeStep") },
        { field: "unit", type: "ordinal", title: term("unit") },
        { field: "value", type: "quantitative", title: term("value"), format: ".3~g" },
      ],
    },
  };
}

/** Below the cells the mean over the units at each time step, and a line where it is without dropout. */
export function meanBars(units: number): readonly Spec[] {
  const base = units + means.base;
  const place = (field: string) => ({ field, type: "quantitative" });
  return [
    {
      transform: [
        { aggregate: [{ op: "mean", field: "value", as: "mean" }], groupby: ["time"] },
        { calculate: `${base} - ${means.height} * datum.mean`, as: "above" },
        { calculate: `${base}`, as: "below" },
      ],
      mark: { type: "rect", color: seriesColours[0] },
      encoding: {
        x,
        y: place("above"),
        y2: { field: "below" },
        tooltip: [
          { field: "time", type: "ordinal", title: term("timeStep") },
          { field: "mean", type: "quantitative", title: term("mean"), format: ".3~g" },
        ],
      },
    },
    {
      transform: [
        { filter: "datum.time === 1 && datum.unit === 1" },
        { calculate: `${base - means.height}`, as: "above" },
      ],
      mark: { type: "rule", color: seriesColours[1], strokeWidth: 1.5 },
      encoding: {
        x: { value: 0 },
        x2: { value: { expr: `width - ${room}` } },
        y: place("above"),
      },
    },
  ];
}

/** To the right: what is kept and by what it is multiplied, and beside the bars the mean of all. */
export const readout: Spec = {
  transform: [
    { calculate: "datum.isKept ? 1 : 0", as: "one" },
    {
      aggregate: [
        { op: "mean", field: "one", as: "share" },
        { op: "mean", field: "value", as: "mean" },
      ],
    },
    { calculate: inBoth(scaleInWords), as: "scale" },
    { calculate: inBoth(meanInWords), as: "average" },
  ],
  encoding: { x: { value: { expr: `width - ${room - 12}` } } },
  layer: [
    { mark: words("top"), encoding: { y: { value: 4 }, text: { field: "scale" } } },
    {
      mark: words("bottom"),
      encoding: { y: { value: { expr: "height - 6" } }, text: { field: "average" } },
    },
  ],
};

function words(baseline: "top" | "bottom"): Spec {
  return { type: "text", align: "left", baseline, color: ink, fontSize: 12, lineBreak: "\n" };
}

/** A Vega expression: what is kept, and by what it is multiplied. */
function scaleInWords(language: Language): string {
  const [kept, times] = language === "zh" ? ["留下 ", "乘以 "] : ["kept ", "times "];
  return `'${kept}' + format(datum.share, '.0%') + '\\n${times}' + format(1 / keepProb, '.2f')`;
}

/** A Vega expression: the mean of all. */
function meanInWords(language: Language): string {
  return `'${term("mean")[language]} ' + format(datum.mean, '.2f')`;
}
