import { createRequire } from "node:module";
import { openSync, type Font } from "fontkit";

/** The faces of labels: words, and in formulas letters (italic) and what is upright. */
export type Face = "words" | "letter" | "upright";

const resolve = createRequire(import.meta.url).resolve;

/** The font file of each face; what the system has installed is never used. */
export const FONT_FILES: Readonly<Record<Face | "heading", string>> = {
  words: resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  heading: resolve("@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf"),
  letter: resolve("katex/dist/fonts/KaTeX_Math-Italic.ttf"),
  upright: resolve("katex/dist/fonts/KaTeX_Main-Regular.ttf"),
};

const opened = new Map<Face, Font>();

function open(face: Face): Font {
  const font = opened.get(face) ?? (openSync(FONT_FILES[face]) as Font);
  opened.set(face, font);
  return font;
}

/**
 * The width of a text in pixels when it is set in a face.
 * @throws RangeError for a character that the face's font does not have.
 */
export function textWidth(text: string, face: Face, size: number): number {
  const font = open(face);
  for (const character of text) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0)!)) {
      throw new RangeError(`textWidth: the font of "${face}" has no "${character}" (in "${text}")`);
    }
  }
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
}

/**
 * How far the ink of a text's last letter reaches beyond its advance width, in pixels: an italic W leans
 * over what follows it.
 */
export function lean(text: string, face: Face, size: number): number {
  const font = open(face);
  const last = font.layout(text).glyphs.at(-1);
  if (!last) return 0;
  return (Math.max(0, last.bbox.maxX - last.advanceWidth) / font.unitsPerEm) * size;
}
