import type { Language } from "../src/charts/glossary.js";
import { svgDocument, type Figure } from "./kit/figure.js";
import { LANGUAGES } from "./kit/language.js";
import { figurePng } from "./kit/png.js";
import { adaptiveStyle } from "./kit/style.js";
import { serialise } from "./kit/svg.js";
import { bidirectionalRnn } from "./bidirectional-rnn/figure.js";
import { deepRnn } from "./deep-rnn/figure.js";
import { dropoutFigure } from "./dropout/figure.js";
import { lstmCell } from "./lstm-cell/figure.js";
import { rnnForward } from "./rnn-forward/figure.js";

/** Every figure of the source document, in its order. */
export const FIGURES: readonly Figure[] = [
  rnnForward,
  lstmCell,
  bidirectionalRnn,
  deepRnn,
  dropoutFigure,
];

/** The Chinese file bears the document's name alone, the others their language too. */
const fileName = (figure: Figure, language: Language, ending: "svg" | "png"): string =>
  `${figure.name}${language === "zh" ? "" : `.${language}`}.${ending}`;

/** The files of a figure by their names: an SVG and a PNG in each language. */
export function figureFiles(figure: Figure): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  for (const language of LANGUAGES) {
    files.set(
      fileName(figure, language, "svg"),
      serialise(svgDocument(figure, language, adaptiveStyle())),
    );
    files.set(fileName(figure, language, "png"), figurePng(figure, language));
  }
  return files;
}
