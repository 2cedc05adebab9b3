import type { Language, Words } from "../../src/charts/glossary.js";
import { part } from "../kit/figure.js";
import { bandBox, cardBox, parameterTint, parameterWords } from "../kit/parameter-card.js";
import type { SvgElement } from "../kit/svg.js";
import { END, LAYERS, MARGIN, type Rows } from "./layout.js";

/** What every node of a row uses: the same over time, its own in each layer. */
export interface RowParameters {
  readonly heading: Words;
  readonly formulas: readonly string[];
}

const SHARED: Words = { zh: "各时刻共用同一组", en: "the same at every step" };

function row(
  name: string,
  middle: number,
  { heading, formulas }: RowParameters,
  language: Language,
) {
  const box = cardBox(MARGIN, middle);
  return part(
    `${name}-parameters`,
    parameterTint(box, bandBox(box, END)),
    ...parameterWords({ box, heading: heading[language], note: SHARED[language], formulas }),
  );
}

/** The parameters of each layer, the lowest first, and those of the output layer. */
export function parameters(
  rows: Rows,
  layers: readonly RowParameters[],
  output: RowParameters,
  language: Language,
): SvgElement[] {
  return [
    row("output", rows.outputLayer, output, language),
    ...Array.from({ length: LAYERS }, (_, i) =>
      row(`layer-${i + 1}`, rows.layer(i + 1), layers[i], language),
    ),
  ];
}

/** The words over a layer's parameters. */
export const layerHeading = (l: number): Words => ({
  zh: `第 ${l} 层的参数`,
  en: `parameters of layer ${l}`,
});
