import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import { label } from "../kit/label.js";
import type { SvgElement } from "../kit/svg.js";
import { MARGIN, ROW } from "./layout.js";
import { WORDS } from "./words.js";

/** The formulas of `BasicLSTMCell`, in two lines, each with its place to the right. */
export const FORMULAS = [
  [
    { x: MARGIN, source: "$[z_i, z_j, z_f, z_o] = [x_t, h_{t-1}] W + b$" },
    { x: 690, source: "$c_t = c_{t-1} ⊙ f + i ⊙ j$" },
  ],
  [
    { x: MARGIN, source: "$i = σ(z_i)$" },
    { x: 142, source: "$j = tanh(z_j)$" },
    { x: 288, source: "$f = σ(z_f + forgetBias)$" },
    { x: 530, source: "$o = σ(z_o)$" },
    { x: 690, source: "$h_t = tanh(c_t) ⊙ o$" },
  ],
] as const;

const line = (text: string, x: number, y: number, size: number, className?: string): SvgElement =>
  label(text, { x, y }, { size, anchor: "start", className });

/** What the figure is, and the formulas that it computes. */
export function header(language: Language): SvgElement[] {
  const formulas = FORMULAS.flatMap((formulasOfLine, i) =>
    formulasOfLine.map(({ x, source }) => line(source, x, ROW.formulas[i], 20)),
  );
  return [
    part("title", line(WORDS.title[language], MARGIN, ROW.title, 24, "heading")),
    part("formulas", ...formulas),
  ];
}

const SAMPLE = 40;

/** What a dashed arrow means, and how numbers are rounded. */
export function legend(language: Language): SvgElement[] {
  const [peepholes, rounding] = ROW.legend;
  const sample = [
    { x: MARGIN, y: peepholes },
    { x: MARGIN + SAMPLE, y: peepholes },
  ];
  return [
    part(
      "peephole-legend",
      ...arrow(sample, "cell-state", "dashed"),
      line(WORDS.peepholes[language], MARGIN + SAMPLE + 12, peepholes, 14, "muted"),
    ),
    part("rounding", line(WORDS.rounding[language], MARGIN, rounding, 14, "muted")),
  ];
}
