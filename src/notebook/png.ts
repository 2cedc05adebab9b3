import { findOptional, loadOptional } from "./optional.js";

interface Resvg {
  Resvg: new (svg: string, options: object) => { render(): { asPng(): Uint8Array } };
}

/** Pixels of the PNG for each of the SVG, for sharp text on dense screens. */
const scale = 2;

/**
 * In the order in which a character is looked for: subscripts are in the first only, ∂ is as wide as a
 * Chinese character in the last.
 */
const fontFiles = [
  "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  "@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf",
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
];

/**
 * Draws an SVG as PNG at twice its size, without a background, in the Noto fonts where they are
 * installed (so that it is the same on every machine), else in the system's fonts.
 * @throws MissingPackageError when resvg is not installed.
 */
export function renderPng(svg: string): Buffer {
  const { Resvg } = loadOptional("@resvg/resvg-js") as Resvg;
  const fonts = fontFiles.flatMap((file) => findOptional(file) ?? []);
  const font =
    fonts.length === fontFiles.length
      ? {
          loadSystemFonts: false,
          fontFiles: fonts,
          defaultFontFamily: "Noto Sans",
          sansSerifFamily: "Noto Sans",
        }
      : { loadSystemFonts: true };
  return Buffer.from(
    new Resvg(svg, { font, fitTo: { mode: "zoom", value: scale } }).render().asPng(),
  );
}
