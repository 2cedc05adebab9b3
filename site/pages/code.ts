import { createHighlighter, type DecorationItem, type Highlighter } from "shiki";
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
  const colour = (start: number, own = "") => {
    const role = roles.get(start);
    if (!role) return { class: own };
    return { class: `${own} symbol ${role}`.trim(), "data-concept": role };
  };
  const links = names.map((name): DecorationItem => {
    const { start, end } = name;
    const lead = { href: hrefOf(name), "data-hint": hintOf(name) };
    return {
      start,
      end,
      tagName: "a",
      alwaysWrap: true,
      properties: { ...lead, ...colour(start, "engine") },
    };
  });
  const linked = new Set(names.map(({ start }) => start));
  const plain = symbols
    .filter(({ start }) => !linked.has(start))
    .map(({ start, end }): DecorationItem => ({ start, end, properties: colour(start) }));
  const lines = code.split("\n");
  const html = highlighter.codeToHtml(code, {
    lang: "typescript",
    themes: THEMES,
    defaultColor: false,
    decorations: [...links, ...plain],
    transformers: [
      {
        pre(node) {
          delete node.properties.style;
          // All of it is seen: nothing to scroll, and no need for the focus.
          delete node.properties.tabindex;
        },
        // What does not fit goes on below, further in than its line begins.
        line(node, number) {
          const indent = /^ */.exec(lines[number - 1])![0].length;
          if (indent > 0) node.properties.style = `--indent:${indent}ch`;
        },
      },
    ],
  });
  return withoutBraces(html);
}
