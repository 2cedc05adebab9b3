import { createHighlighter, type DecorationItem, type Highlighter } from "shiki";
import { conceptList } from "../concepts/concepts.js";
import type { CodeSymbol } from "./code-symbols.js";
import type { EngineName } from "./engine-names.js";
import { withoutBraces } from "./html.js";

/** Both themes are in the page, as variables; a style sheet chooses. */
const THEMES = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" };

export const codeHighlighter = (): Promise<Highlighter> =>
  createHighlighter({ themes: Object.values(THEMES), langs: ["typescript", "markdown"] });

/** What a cell's names lead to. */
export interface Leads {
  /** Where the documentation of a name is. */
  hrefOf(name: EngineName): string;
  /** The number of what is told of a name. */
  hintOf(name: EngineName): string;
}

/**
 * TypeScript with its colours, in which each name of the engine leads to its documentation, and the symbols
 * of the formulas have the colours that they have there.
 */
export function codeHtml(
  highlighter: Highlighter,
  code: string,
  names: readonly EngineName[],
  symbols: readonly CodeSymbol[],
  { hrefOf, hintOf }: Leads,
): string {
  const roles = new Map(symbols.map(({ start, role }) => [start, role]));
  const symbolProperties = (start: number) => {
    const role = roles.get(start);
    return role ? { class: `symbol ${role}`, "data-concept": conceptList([role]) } : { class: "" };
  };
  const isName = new Set(names.map(({ start }) => start));
  const decorations: DecorationItem[] = [
    ...names.map((name) => {
      const { class: classes, ...more } = symbolProperties(name.start);
      return {
        start: name.start,
        end: name.end,
        tagName: "a",
        alwaysWrap: true,
        properties: {
          href: hrefOf(name),
          "data-hint": hintOf(name),
          class: `engine ${classes}`.trim(),
          ...more,
        },
      };
    }),
    ...symbols
      .filter(({ start }) => !isName.has(start))
      .map(({ start, end }) => ({ start, end, properties: symbolProperties(start) })),
  ];
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
