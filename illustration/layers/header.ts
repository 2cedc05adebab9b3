import { term, type Language, type Words } from "../../src/charts/glossary.js";
import { part } from "../kit/figure.js";
import { label } from "../kit/label.js";
import type { SvgElement } from "../kit/svg.js";
import { at, column, END, LAYERS, MARGIN, startBox, STEPS, type Rows } from "./layout.js";

/** What the figure is, the formulas that it computes, and its time steps. */
export function header(
  rows: Rows,
  title: Words,
  [layer, output]: readonly [layer: string, output: string],
  language: Language,
): SvgElement[] {
  const formula = (source: string, x: number, anchor: "start" | "end"): SvgElement =>
    label(source, { x, y: rows.formulas }, { size: 20, anchor });
  const heading = { size: 24, anchor: "start", className: "heading" } as const;
  return [
    part("title", label(title[language], { x: MARGIN, y: rows.title }, heading)),
    part("formulas", formula(layer, MARGIN, "start"), formula(output, END, "end")),
    ...Array.from({ length: STEPS }, (_, i) => {
      const words = `${term("timeStep")[language]} $t = ${i + 1}$`;
      return part(`time-${i + 1}`, label(words, at(i, rows.time), { size: 17 }));
    }),
  ];
}

const NOTE_PITCH = 26;

const MUTED = { size: 15, className: "muted" } as const;

/** A word beside the first of a row's boxes. */
const rowWord = (words: Words, y: number, language: Language): SvgElement =>
  label(words[language], { x: column(0) - 52, y }, { ...MUTED, anchor: "end" });

const INITIAL_STATE: Words = { zh: "初始状态", en: "initial state" };

/** What is written beside the boxes of the first column. */
export function words(rows: Rows, language: Language): SvgElement {
  const { x, width, y } = startBox(rows, LAYERS);
  return part(
    "words",
    rowWord(term("input"), rows.input, language),
    rowWord(term("output"), rows.output, language),
    label(INITIAL_STATE[language], { x: x + width / 2, y: y - 24 }, MUTED),
  );
}

/** What the reader has to know besides, at the foot of the figure. */
export const notes = (lines: readonly Words[], y: number, language: Language): SvgElement =>
  part(
    "notes",
    ...lines.map((line, i) =>
      label(
        line[language],
        { x: MARGIN, y: y + i * NOTE_PITCH },
        { size: 14, anchor: "start", className: "muted" },
      ),
    ),
  );
