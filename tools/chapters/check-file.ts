import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import {
  languages,
  parseChapter,
  type Chapter,
  type ChapterCell,
  type Language,
} from "./chapter.js";
import { checkChapter } from "./check.js";
import { compareSources } from "./compare-sources.js";
import { withFilesInside } from "./files-inside.js";
import { editionFolder, notebookFile, shown } from "./library.js";
import { findMachineTraces } from "./machine-traces.js";
import { readNotebook, writeNotebook } from "./nbformat.js";
import { makeNotebook } from "./notebook.js";
import { ChapterError, type Problem } from "./problem.js";

/**
 * All that is wrong with a chapter's source and with the committed notebooks that it makes, outputs
 * left aside: those are compared by running the notebooks.
 */
export async function checkFile(file: string): Promise<Problem[]> {
  const source = await readFile(file, "utf8");
  try {
    const chapter = parseChapter(source, shown(file));
    const notebooks = languages.map((language) => checkEdition(file, chapter, language));
    return [
      ...checkChapter(chapter, editionFolder(dirname(file), "zh")),
      ...(await Promise.all(notebooks)).flat(),
    ];
  } catch (error) {
    if (error instanceof ChapterError) return [...error.problems];
    throw error;
  }
}

async function checkEdition(
  file: string,
  chapter: Chapter,
  language: Language,
): Promise<Problem[]> {
  const path = notebookFile(file, language);
  const advice = `make it with: npm run chapters -- ${basename(file, ".md")}`;
  const problem = (message: string, cell?: ChapterCell): Problem => ({
    file: chapter.file,
    line: cell === undefined ? 1 : cell.kind === "code" ? cell.line : cell[language].line,
    block: cell?.id,
    message: `${shown(path)} ${message}`,
  });

  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return [problem(`is missing (${advice})`)];
  const committed = readNotebook(text, shown(path));
  if (writeNotebook(committed) !== text)
    return [problem(`is not as Jupyter writes it (${advice})`)];
  const made = await withFilesInside(makeNotebook(chapter, language), dirname(path));
  const difference = compareSources(committed, made);
  if (difference) {
    const cell = chapter.cells.find(({ id }) => id === difference.cell);
    return [problem(`${difference.message} (${advice})`, cell)];
  }
  return chapter.cells.flatMap((cell, at) => {
    const made = committed.cells[at];
    const traces = made.cell_type === "code" ? findMachineTraces(made.outputs) : [];
    return traces.map((trace) => problem(`in cell ${cell.id}: ${trace}`, cell));
  });
}
