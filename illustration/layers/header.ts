import { term, type Language, type Words } from "../../src/charts/glossary.js";
import { part } from "../kit/figure.js";
import { label } from "../kit/label.js";
import type { SvgElement } from "../kit/svg.js";
import { at, column, MARGIN, STEPS, type Rows } from "./layout.js";

/** What the figure is, the formulas that it computes, and its time steps. */
export function header(
  rows: Rows,
  title: Words,
  [layer, output]: readonly [layer: string, output: string],
  language: Language,
): SvgElement[] {
  const formula = (source: string, x: number): SvgElement =>
    label(source, { x, y: rows.formulas }, { size: 20, anchor: "start" });
  const heading = { size: 24, anchor: "start", className: "heading" } as const;
  return [
    part("title", label(title[language], { x: MARGIN, y: rows.title }, heading)),
    part("formulas", formula(layer, MARGIN), formula(output, column(2))),
    ...Array.from({ length: STEPS }, (_, i) => {
      const words = `${term("timeStep")[language]} $t = ${i + 1}$`;
      return part(`time-${i + 1}`, label(words, at(i, rows.time), { size: 17 }));
    }),
  ];
}

/** A word beside the first of a row's boxes. */
export const rowWord = (words: Words, y: number, language: Language): SvgElement =>
  label(words[language], { x: column(0) - 52, y }, { size: 15, anchor: "end", className: "muted" });
