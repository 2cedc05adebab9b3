import type { Language, Words } from "../../src/charts/glossary.js";
import { part } from "../kit/figure.js";
import { given } from "../kit/numbers.js";
import { bandBox, cardBox, parameterTint, parameterWords } from "../kit/parameter-card.js";
import type { SvgElement } from "../kit/svg.js";
import { DIRECTIONS, EXAMPLE, type Direction } from "./example.js";
import { end, MARGIN, ROW } from "./layout.js";
import { WORDS } from "./words.js";

/** A card with its band: parameters that are written once and used by every step. */
function shared(
  name: string,
  row: number,
  heading: Words,
  formulas: readonly string[],
  language: Language,
): SvgElement {
  const box = cardBox(MARGIN, row);
  const note = WORDS.shared[language];
  return part(
    `${name}-parameters`,
    parameterTint(box, bandBox(box, end(EXAMPLE.inputs.length))),
    ...parameterWords({ box, heading: heading[language], note, formulas }),
  );
}

const equation = (letter: string, value: number): string => `$${letter} = ${given(value)}$`;

function ofDirection(direction: Direction): string[] {
  const { Wx, Wh, b } = EXAMPLE[direction];
  const weights = [equation(`W^{${direction}}_x`, Wx), equation(`W^{${direction}}_h`, Wh)] as const;
  return [weights.join("$,  $"), equation(`b^{${direction}}`, b)];
}

/** What each direction, and the output layer, uses at every step. */
export function parameters(language: Language): SvgElement[] {
  const { Wy, by } = EXAMPLE;
  const rows = Wy.map(([value]) => `[${given(value)}]`).join(", ");
  const ofOutput = [`$W_y = [${rows}]$`, equation("b_y", by[0])];
  return [
    shared("output", ROW.outputLayer, WORDS.outputParameters, ofOutput, language),
    ...DIRECTIONS.map((direction) =>
      shared(
        direction,
        ROW[direction],
        WORDS.parameters[direction],
        ofDirection(direction),
        language,
      ),
    ),
  ];
}
