import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseChapter, type Chapter, type Language } from "../../tools/chapters/chapter.js";
import { chaptersFolder, listChapters, notebookFile, shown } from "../../tools/chapters/library.js";
import { readNotebook, type Notebook } from "../../tools/chapters/nbformat.js";

/** A chapter as it stands: its source, and what came of running it. */
export interface BookChapter {
  /** As its files are called: "02-lstm". */
  readonly name: string;
  /** The Markdown that it is written in. */
  readonly source: string;
  readonly chapter: Chapter;
  readonly notebooks: Readonly<Record<Language, Notebook>>;
  readonly titles: Readonly<Record<Language, string>>;
}

/** All chapters that stand, in their order. */
export function readBook(folder = chaptersFolder): BookChapter[] {
  return listChapters(folder).map((file) => {
    const source = readFileSync(file, "utf8");
    const read = (language: Language) =>
      readNotebook(readFileSync(notebookFile(file, language), "utf8"));
    const notebooks = { zh: read("zh"), en: read("en") };
    return {
      name: basename(file, ".md"),
      source,
      chapter: parseChapter(source, shown(file)),
      notebooks,
      titles: { zh: titleOf(notebooks.zh), en: titleOf(notebooks.en) },
    };
  });
}

const titleOf = ({ cells: [first] }: Notebook): string => /^# (.+)$/m.exec(first.source)![1].trim();

/** The code of a chapter's cells, in order; it is the same in both languages. */
export const codeOf = ({ notebooks: { zh } }: BookChapter): string[] =>
  zh.cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
