import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import { label } from "../kit/label.js";
import type { SvgElement } from "../kit/svg.js";
import { MARGIN, ROW, stepLayout } from "./layout.js";
import { WORDS } from "./words.js";

/** Half the width that the words over a time step may take up. */
const TIME_HALF = 84;

function times(count: number, language: Language): SvgElement[] {
  return Array.from({ length: count }, (_, step) => {
    const { x } = stepLayout(step);
    const words = label(
      `${WORDS.timeStep[language]} $t = ${step + 1}$`,
      { x, y: ROW.time },
      { size: 18 },
    );
    if (step === 0) return part("time-1", words);
    const from = { x: stepLayout(step - 1).x + TIME_HALF, y: ROW.time };
    const to = { x: x - TIME_HALF, y: ROW.time };
    return part(`time-${step + 1}`, ...arrow([from, to], "operation"), words);
  });
}

/** What the figure is, the formulas that it computes, its time steps, and how numbers are rounded. */
export function header(steps: number, language: Language): SvgElement[] {
  const line = (text: string, y: number, size: number, className?: string): SvgElement =>
    label(text, { x: MARGIN, y }, { size, anchor: "start", className });
  const formula = (text: string, x: number): SvgElement =>
    label(text, { x, y: ROW.formulas }, { size: 20, anchor: "start" });
  return [
    part("title", line(WORDS.title[language], ROW.title, 24, "heading")),
    part(
      "formulas",
      formula("$z_t = x_t W_x + h_{t-1} W_h + b$", MARGIN),
      formula("$h_t = tanh(z_t)$", stepLayout(0).outputLayer.x),
      formula("$y_t = h_t W_y + b_y$", stepLayout(1).outputLayer.x),
    ),
    ...times(steps, language),
    part("rounding", line(WORDS.rounding[language], ROW.note, 14, "muted")),
  ];
}
