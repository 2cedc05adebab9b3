import type { Highlighter } from "shiki";
import type { Language } from "../../tools/chapters/chapter.js";
import type { ApiPages } from "./api.js";
import { codeOf, type BookChapter } from "./book.js";
import { cellPrograms, type CellProgram, type Stretch } from "./cell-program.js";
import { codeSymbols } from "./code-symbols.js";
import { codeHtml } from "./code.js";
import { engineNames, type EngineName } from "./engine-names.js";
import { folderOf } from "./words.js";

/** A chapter's code, the same in both languages but for the reference that its names lead to. */
export interface ChapterCode {
  /** The HTML of each cell of code, in order; `inLanguage` gives their names an address. */
  readonly cells: readonly string[];
  /** What is told of the engine's names, by the numbers that the cells call them by. */
  readonly hints: readonly { readonly type: string; readonly text: string }[];
}

/** Stands where the reference's address will. */
const REFERENCE = "reference:";

/**
 * The code of each chapter.
 * @param api where the documentation of each of the engine's names is.
 */
export function chapterCodes(
  book: readonly BookChapter[],
  highlighter: Highlighter,
  api: ApiPages,
): ChapterCode[] {
  const codes = book.map(codeOf);
  const programs = cellPrograms(codes);
  return codes.map((cells, n) => chapterCode(cells, programs[n], highlighter, api));
}

function chapterCode(
  codes: readonly string[],
  program: CellProgram,
  highlighter: Highlighter,
  api: ApiPages,
): ChapterCode {
  const exported = new Map([...api].map(([name, { module }]) => [name, module]));
  const [names, symbols] = [engineNames(program, exported), codeSymbols(program)];
  const hints = new Map<string, number>();
  const hintOf = ({ type, text }: EngineName): string => {
    const key = JSON.stringify({ type, text });
    const number = hints.get(key) ?? hints.size;
    hints.set(key, number);
    return String(number);
  };
  const hrefOf = ({ of }: EngineName) => `${REFERENCE}${api.get(of)!.page}.html`;
  const cells = codes.map((code, n) => {
    const own = ({ cell }: Stretch) => cell === n;
    return codeHtml(highlighter, code, names.filter(own), symbols.filter(own), { hrefOf, hintOf });
  });
  return {
    cells,
    hints: [...hints.keys()].map((key) => JSON.parse(key) as { type: string; text: string }),
  };
}

/**
 * A cell's HTML with its names leading to the reference in one language.
 * @param base of the site's addresses: begins and ends with a slash.
 */
export const inLanguage = (html: string, language: Language, base: string): string =>
  html.replaceAll(`href="${REFERENCE}`, `href="${base}${folderOf(language)}api/`);
