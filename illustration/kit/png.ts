import { Resvg } from "@resvg/resvg-js";
import type { Language } from "../../src/charts/glossary.js";
import { svgDocument, type Figure } from "./figure.js";
import { FONT_FILES } from "./fonts.js";
import { withPlacedText } from "./placement.js";
import { fixedStyle } from "./style.js";
import { serialise } from "./svg.js";

/** The figure as a PNG at twice its size: a light card that also stands on a dark page. */
export function figurePng(figure: Figure, language: Language): Uint8Array {
  const drawing = withPlacedText(svgDocument(figure, language, fixedStyle("light")));
  return new Resvg(serialise(drawing), {
    fitTo: { mode: "zoom", value: 2 },
    font: { loadSystemFonts: false, fontFiles: Object.values(FONT_FILES) },
  })
    .render()
    .asPng();
}
