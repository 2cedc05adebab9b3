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
    const chapter = parseChapter(source, shown(file));
    const read = (language: Language) => {
      const name = notebookFile(file, language);
      const notebook = readNotebook(readFileSync(name, "utf8"), shown(name));
      checkCells(notebook, chapter, shown(name));
      return { notebook, title: titleOf(notebook, shown(name)) };
    };
    const [zh, en] = [read("zh"), read("en")];
    return {
      name: basename(file, ".md"),
      source,
      chapter,
      notebooks: { zh: zh.notebook, en: en.notebook },
      titles: { zh: zh.title, en: en.title },
    };
  });
}

/** @throws Error for a notebook that has other cells than its chapter. */
function checkCells({ cells }: Notebook, chapter: Chapter, where: string): void {
  const told = cells.map(
    ({ id, cell_type }) => `${cell_type === "code" ? "code" : "prose"} #${id}`,
  );
  const written = chapter.cells.map(({ id, kind }) => `${kind} #${id}`);
  for (let n = 0; n < Math.max(told.length, written.length); n++) {
    if (told[n] === written[n]) continue;
    throw new Error(
      `${where}, cell ${n + 1}: expected ${written[n] ?? "no more cells"}, as in ${chapter.file}, got ${told[n] ?? "no more cells"}; npm run chapters makes the notebooks anew`,
    );
  }
}

function titleOf({ cells }: Notebook, where: string): string {
  const title = cells.length > 0 ? /^# (.+)$/m.exec(cells[0].source) : null;
  if (!title) throw new Error(`${where}: expected a first cell with a title, "# …", got none`);
  return title[1].trim();
}

/** The code of a chapter's cells, in order; it is the same in both languages. */
export const codeOf = ({ notebooks: { zh } }: BookChapter): string[] =>
  zh.cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
