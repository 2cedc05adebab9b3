import { createHighlighter, type DecorationItem, type Highlighter } from "shiki";
import type { EngineName } from "./engine-names.js";
import { withoutBraces } from "./html.js";

/** Both themes are in the page, as variables; a style sheet chooses. */
const THEMES = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" };

export const codeHighlighter = (): Promise<Highlighter> =>
  createHighlighter({ themes: Object.values(THEMES), langs: ["typescript", "markdown"] });

/**
 * TypeScript with its colours, in which each name of the engine leads to its documentation.
 * @param hrefOf where the documentation of a name is.
 */
export function codeHtml(
  highlighter: Highlighter,
  code: string,
  names: readonly EngineName[],
  hrefOf: (name: EngineName) => string,
  hintOf: (name: EngineName) => string,
): string {
  const decorations = names.map((name): DecorationItem => ({
    start: name.start,
    end: name.end,
    tagName: "a",
    alwaysWrap: true,
    properties: { href: hrefOf(name), "data-hint": hintOf(name), class: "engine" },
  }));
  const html = highlighter.codeToHtml(code, {
    lang: "typescript",
    themes: THEMES,
    defaultColor: false,
    decorations,
    transformers: [
      {
        pre(node) {
          delete node.properties.style;
        },
      },
    ],
  });
  return withoutBraces(html);
}
