import type { Spec } from "./chart.js";
import { inBoth, inLanguage, type Language, term } from "./glossary.js";
import type { StepOptions } from "./heat-map.js";
import { type MapStack, pitch, readoutWidth, stackEnd } from "./map-stack.js";
import { ink } from "./palette.js";
import { countingSlider } from "./controls.js";

/** A cell of a map, by its time step and its unit, both from 1. */
export interface Cell {
  readonly time: number;
  readonly unit: number;
}

/** The name of the parameter that holds the picked cell. */
const pick = "pick";

/** The parameter for the picked cell: a click on a cell sets it, and so do two sliders. */
export function pickByClickOrSlider({ steps, units }: MapStack, start: Cell): Spec {
  return {
    name: pick,
    select: { type: "point", fields: ["unit", "time"], on: "click", clear: false },
    // Vega draws them in the opposite order.
    bind: {
      unit: countingSlider(term("unit"), units),
      time: countingSlider(term("timeStep"), steps),
    },
    value: [start],
  };
}

/** Outlines of the picked time step and the picked unit in every map, and the values that stand there. */
export function pickedLayers(stack: MapStack, { ticks }: StepOptions): readonly Spec[] {
  const { maps, units } = stack;
  const picked = { filter: { param: pick, empty: false } };
  const outline = { type: "rect", filled: false, stroke: ink, strokeWidth: 1.5 };
  const toTheRight = { type: "text", align: "left", color: ink, fontSize: 12, lineBreak: "\n" };
  const x = { value: { expr: `width - ${readoutWidth - 12}` } };
  return [
    {
      transform: [
        picked,
        { filter: "datum.place === 0" },
        { calculate: "0", as: "start" },
        { calculate: `${stackEnd(stack)}`, as: "end" },
      ],
      mark: outline,
      encoding: {
        x: { field: "time", type: "ordinal" },
        y: { field: "start", type: "quantitative" },
        y2: { field: "end" },
      },
    },
    {
      transform: [picked],
      mark: { ...outline, strokeWidth: 1 },
      encoding: {
        x: { value: 0 },
        x2: { value: { expr: `width - ${readoutWidth}` } },
        y: { field: "above", type: "quantitative" },
        y2: { field: "below" },
      },
    },
    {
      transform: [
        picked,
        { calculate: `datum.place * ${pitch(units)} + ${units / 2}`, as: "middle" },
        { calculate: inBoth((language) => readout(maps, language)), as: "readout" },
      ],
      mark: { ...toTheRight, baseline: "middle" },
      encoding: { x, y: { field: "middle", type: "quantitative" }, text: { field: "readout" } },
    },
    {
      transform: [
        picked,
        { filter: "datum.place === 0" },
        {
          calculate: inBoth((language) => whereabouts(ticks !== undefined, language)),
          as: "where",
        },
      ],
      mark: { ...toTheRight, baseline: "top" },
      encoding: { x, y: { value: { expr: "height + 6" } }, text: { field: "where" } },
    },
  ];
}

/** A Vega expression: the name of a map, and below it the picked value. */
function readout(maps: MapStack["maps"], language: Language): string {
  const names = maps.map(({ label }) => inLanguage(label, language));
  return `${JSON.stringify(names)}[datum.place] + '\\n' + format(datum.value, '.3f')`;
}

/** A Vega expression: the picked time step, what is read there, and the picked unit. */
function whereabouts(hasTicks: boolean, language: Language): string {
  const [time, unit] = [term("timeStep"), term("unit")].map((words) => words[language]);
  const tick = hasTicks ? " + ' “' + datum.tick + '”'" : "";
  return `'${time} ' + datum.time${tick} + '\\n${unit} ' + datum.unit`;
}
