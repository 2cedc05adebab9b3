import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../tools/chapters/library.js";
import { withoutBraces } from "./html.js";

/**
 * A figure of the book as a drawing in the page, in the colours of the page's theme; undefined for a
 * picture that is none.
 * @param path of the picture, as the chapter calls it.
 */
export function figureHtml(path: string): string | undefined {
  const file = join(root, "illustration", `${basename(decodeURI(path), ".png")}.svg`);
  if (!/(^|\/)illustration\//.test(path) || !existsSync(file)) return undefined;
  const svg = readFileSync(file, "utf8").replace(/<style>([\s\S]*?)<\/style>/, (_, css: string) => {
    return `<style>${byTheme(css)}</style>`;
  });
  return `<figure class="figure">${withoutBraces(svg.trim())}</figure>`;
}

/** A drawing by itself asks the system which theme there is; on a page it is the page's, and on paper light. */
function byTheme(css: string): string {
  const [all, inDark] =
    /@media \(prefers-color-scheme: dark\) \{ \.unrolled-figure \{([^}]*)\} \}/.exec(css)!;
  return css.replace(all, `@media screen { .dark .unrolled-figure {${inDark}} }`);
}
