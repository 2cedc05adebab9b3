import type { Spec } from "./chart.js";
import type { Inside, Range } from "./gates.js";
import { inBoth, inLanguage, type Label, term } from "./glossary.js";
import {
  cellTooltip,
  fittedColumns,
  gateScale,
  largest,
  legendValues,
  signedScale,
  type StepOptions,
} from "./heat-map.js";
import { rounded } from "./numbers.js";

/** One of the maps of a stack. */
export interface StackedMap<S> extends Inside {
  /** What the legend calls it, where its label is too long. */
  readonly short: Label;
  readonly states: S;
}

/** Heat maps of `[time][unit]`, one below the other over the same time steps. */
export interface MapStack {
  readonly maps: readonly StackedMap<readonly (readonly number[])[]>[];
  readonly steps: number;
  readonly units: number;
}

/** Pixels to the right of the maps, for what is read there. */
export const readoutWidth = 122;

/** About how wide the maps are in pixels. */
const mapWidth = 430;

/** From the top of one map to that of the next, when a unit is 1 high. */
export function pitch(units: number): number {
  return rounded(1.16 * units);
}

/** Where the last map ends, in the same measure. */
export function stackEnd({ maps, units }: MapStack): number {
  return rounded((maps.length - 1) * pitch(units) + units);
}

/** Pixels from the top of the first map to the bottom of the last. */
export function stackHeight({ maps, units }: MapStack): number {
  return maps.length * Math.min(96, Math.max(48, 5 * units)) * 1.16;
}

/** Places each map and each unit in it: `above` and `below` are the edges of a cell. */
export function placed(units: number): readonly Spec[] {
  return [
    { calculate: `datum.place * ${pitch(units)} + datum.unit - 1`, as: "above" },
    { calculate: "datum.above + 1", as: "below" },
  ];
}

/** The cells; maps of the same range share a scale and a legend. `picks` is the parameter that clicks set. */
export function cellLayers(stack: MapStack, options: StepOptions, picks: Spec): readonly Spec[] {
  const ranges = [...new Set(stack.maps.map(({ range }) => range))];
  return ranges.map((range, i) => {
    const maps = stack.maps.filter((map) => map.range === range);
    const letters = maps.map(({ letter }) => letter);
    const scale = scaleOf(
      range,
      maps.flatMap(({ states }) => states),
    );
    return {
      ...(i === 0 && { params: [picks] }),
      transform: [{ filter: { field: "map", oneOf: letters } }],
      mark: { type: "rect" },
      encoding: {
        x: {
          ...fittedColumns(options, mapWidth),
          scale: { range: [0, { expr: `width - ${readoutWidth}` }] },
        },
        y: unitAxis(stack),
        y2: { field: "below" },
        color: {
          field: "value",
          type: "quantitative",
          title: inBoth((language) =>
            maps.map(({ short }) => inLanguage(short, language)).join(", "),
          ),
          scale,
          legend: {
            orient: "top",
            padding: 6,
            gradientLength: 100,
            values: legendValues(scale),
            format: ".3~g",
            titleFontStyle: "italic",
          },
        },
        tooltip: [
          { field: "map", type: "nominal", title: term("name") },
          ...cellTooltip(options, term("value")),
        ],
      },
    };
  });
}

/** The first and the last unit of each map are numbered. */
function unitAxis(stack: MapStack): Spec {
  const { maps, units } = stack;
  const step = pitch(units);
  const ends = [...new Set([0.5, units - 0.5])];
  return {
    field: "above",
    type: "quantitative",
    title: term("unit"),
    scale: { domain: [0, stackEnd(stack)], nice: false, reverse: true },
    axis: {
      values: maps.flatMap((_, place) => ends.map((end) => rounded(place * step + end))),
      labelExpr: `datum.value % ${step} < 1 ? 1 : ${units}`,
      grid: false,
      domain: false,
      ticks: false,
    },
  };
}

function scaleOf(range: Range, states: readonly (readonly number[])[]): Spec {
  if (range === "gate") return gateScale;
  // j and h leave −1 … 1 when the activation is not tanh.
  return signedScale(range === "signed" ? Math.max(1, largest(states)) : largest(states) || 1);
}
