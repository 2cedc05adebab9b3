import type { Language } from "../../src/charts/glossary.js";
import { part, type Figure } from "../kit/figure.js";
import { label } from "../kit/label.js";
import type { SvgElement } from "../kit/svg.js";
import { MARGIN, ROW, size, stepLayout } from "./layout.js";
import { parameters } from "./parameters.js";
import { states } from "./states.js";
import { inputs, outputs } from "./steps.js";
import { values } from "./values.js";
import { describe, WORDS } from "./words.js";

const steps = values();

/** What the figure is, the formulas that it computes, its time steps, and how numbers are rounded. */
function header(language: Language): SvgElement[] {
  const line = (text: string, x: number, y: number, size: number, className?: string) =>
    label(text, { x, y }, { size, anchor: "start", className });
  const second = 520;
  return [
    part("title", line(WORDS.title[language], MARGIN, ROW.title, 24, "heading")),
    part(
      "formulas",
      line(
        "$h^{fw}_t = tanh(x_t W^{fw}_x + h^{fw}_{t-1} W^{fw}_h + b^{fw})$",
        MARGIN,
        ROW.formulas,
        20,
      ),
      line(
        "$h^{bw}_t = tanh(x_t W^{bw}_x + h^{bw}_{t+1} W^{bw}_h + b^{bw})$",
        MARGIN,
        ROW.more,
        20,
      ),
      line("$h_t = [h^{fw}_t, h^{bw}_t]$", second, ROW.formulas, 20),
      line("$y_t = h_t W_y + b_y$", second, ROW.more, 20),
    ),
    ...steps.map((_, i) =>
      part(
        `time-${i + 1}`,
        label(
          `${WORDS.timeStep[language]} $t = ${i + 1}$`,
          { x: stepLayout(i).x, y: ROW.time },
          { size: 17 },
        ),
      ),
    ),
    part("rounding", line(WORDS.rounding[language], MARGIN, ROW.note, 14, "muted")),
  ];
}

/** A bidirectional network over four time steps, with every number in its place. */
export const bidirectionalRnn: Figure = {
  name: "双向循环神经网络结构示意图",
  id: "bidirectional-rnn",
  ...size(steps.length),
  title: WORDS.title,
  description: describe(steps),
  draw: (language) => [
    ...header(language),
    ...parameters(language),
    ...inputs(steps, language),
    ...outputs(steps, language),
    ...states(steps, language),
  ],
};
