import type { Language, Words } from "../../src/charts/glossary.js";
import { cells, type Cell } from "../kit/cells.js";
import { part } from "../kit/figure.js";
import { left, type Box } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { given } from "../kit/numbers.js";
import { element, type SvgElement } from "../kit/svg.js";
import { EXAMPLE } from "./example.js";
import { band, CARD_TEXT_X, PARAMETERS, ROW } from "./layout.js";
import { WORDS } from "./words.js";

type Matrix = readonly (readonly number[])[];

/** A card and its band in one tint: parameters that are written once and used by every step. */
function shared(card: Box, row: number, steps: number): SvgElement {
  const shapes = [card, band(row, steps)].map((box) => element("rect", { ...box, rx: 14 }));
  return element("g", { class: "band weight" }, ...shapes);
}

function heading(card: Box, words: Words, language: Language): SvgElement[] {
  const line = (text: string, down: number, className: string): SvgElement =>
    label(text, { x: CARD_TEXT_X, y: card.y + down }, { size: 15, anchor: "start", className });
  return [line(words[language], 22, "heading"), line(WORDS.shared[language], 44, "muted")];
}

function parameter(name: string, letter: string, box: Box, values: Matrix): SvgElement {
  const rows = values.map((row) =>
    row.map((value): Cell => ({ text: given(value), role: "weight" })),
  );
  const letterAt = { x: box.x - 10, y: left(box).y };
  return part(name, label(letter, letterAt, { size: 20, anchor: "end" }), ...cells(box, rows));
}

/** What every step shares: the parameters of the loop body and those of the output layer. */
export function parameters(steps: number, language: Language): SvgElement[] {
  const { loopCard, outputCard, Wx, Wh, b, Wy, by } = PARAMETERS;
  return [
    part(
      "loop-parameters",
      shared(loopCard, ROW.loop, steps),
      ...heading(loopCard, WORDS.loopParameters, language),
      parameter("Wx", "$W_x$", Wx, EXAMPLE.Wx),
      parameter("Wh", "$W_h$", Wh, EXAMPLE.Wh),
      parameter("b", "$b$", b, [EXAMPLE.b]),
    ),
    part(
      "output-parameters",
      shared(outputCard, ROW.outputLayer, steps),
      ...heading(outputCard, WORDS.outputParameters, language),
      parameter("Wy", "$W_y$", Wy, EXAMPLE.Wy),
      parameter("by", "$b_y$", by, [EXAMPLE.by]),
    ),
  ];
}
