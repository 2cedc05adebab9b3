import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../tools/chapters/library.js";
import { withConceptsInFigure } from "../concepts/figures.js";
import { escapeHtml, withoutBraces } from "./html.js";

/**
 * A figure of the book as a drawing in the page, in the colours of the page's theme; undefined for a
 * picture that is none.
 * @param path of the picture, as the chapter calls it.
 * @param said what the chapter says that it shows.
 * @param where for errors: the file and the cell.
 * @throws Error for a figure that has no drawing.
 */
export function figureHtml(path: string, said: string, where: string): string | undefined {
  if (!/(^|\/)illustration\//.test(path)) return undefined;
  const name = `${basename(decodeURI(path), ".png")}.svg`;
  const file = join(root, "illustration", name);
  if (!existsSync(file))
    throw new Error(`${where}: expected the drawing illustration/${name}, got none`);
  const svg = readFileSync(file, "utf8").replace(/<style>([\s\S]*?)<\/style>/, (_, css: string) => {
    return `<style>${inPageColours(css)}</style>`;
  });
  const language = name.endsWith(".en.svg") ? "en" : "zh";
  return `<figure class="figure" aria-label="${escapeHtml(said)}">${withoutBraces(withConceptsInFigure(svg.trim(), language))}</figure>`;
}

/** A drawing by itself has its colours with it, and asks the system which theme there is; a page has its own. */
function inPageColours(css: string): string {
  const colours = /^\.unrolled-figure \{[^}]*\}$|^@media \(prefers-color-scheme: dark\).*$/gm;
  return css.replaceAll(colours, "").trim();
}
