import type { Language } from "../../src/charts/glossary.js";
import { part } from "../kit/figure.js";
import { given } from "../kit/numbers.js";
import { parameterTint, parameterWords } from "../kit/parameter-card.js";
import { element, type SvgElement } from "../kit/svg.js";
import { DIRECTIONS, EXAMPLE, type Direction } from "./example.js";
import { card, ground, ROW } from "./layout.js";
import { WORDS } from "./words.js";

function ofDirection(direction: Direction, language: Language): SvgElement {
  const { Wx, Wh, b } = EXAMPLE[direction];
  const letter = (name: string, value: number) => `$${name} = ${given(value)}$`;
  const box = card(ROW[direction]);
  return part(
    `${direction}-parameters`,
    parameterTint(box),
    element("rect", { class: "ground", ...ground(direction), rx: 16 }),
    ...parameterWords({
      box,
      heading: WORDS[direction][language],
      note: WORDS.shared[language],
      formulas: [
        `${letter(`W^{${direction}}_x`, Wx)}$,  $${letter(`W^{${direction}}_h`, Wh)}`,
        letter(`b^{${direction}}`, b),
      ],
    }),
  );
}

/** What each direction, and the output layer, uses at every step. */
export function parameters(language: Language): SvgElement[] {
  const { Wy, by } = EXAMPLE;
  const box = card(ROW.outputLayer);
  const column = Wy.map(([value]) => given(value)).join("; ");
  return [
    ...DIRECTIONS.map((direction) => ofDirection(direction, language)),
    part(
      "output-parameters",
      parameterTint(box),
      ...parameterWords({
        box,
        heading: WORDS.outputParameters[language],
        note: WORDS.shared[language],
        formulas: [`$W_y = [${column}]$`, `$b_y = ${given(by[0])}$`],
      }),
    ),
  ];
}
