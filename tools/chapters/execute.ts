import { languages, type Chapter, type CodeCell } from "./chapter.js";
import { findMachineTraces } from "./machine-traces.js";
import { makeNotebook, type CellResult, type Execution } from "./notebook.js";
import { NotebookRun, type CellFailure } from "./notebook-run.js";
import { sectionsOf } from "./outline.js";
import { ChapterError } from "./problem.js";

/**
 * Runs the chapter's code once, in a fresh kernel in `folder`, with the words of every edition.
 * Throws a ChapterError at the first cell that fails, or whose output names this machine.
 */
export async function executeChapter(chapter: Chapter, folder: string): Promise<Execution> {
  const run = await NotebookRun.start(folder, languages);
  try {
    const cells = await runCells(run, chapter);
    return { languageInfo: await run.languageInfo(), cells };
  } finally {
    await run.end();
  }
}

async function runCells(run: NotebookRun, chapter: Chapter): Promise<Map<string, CellResult>> {
  const results = new Map<string, CellResult>();
  const code = chapter.cells.filter((cell) => cell.kind === "code");
  for (const cell of code) {
    const { executionCount, outputs, failure } = await run.run(cell.text, cell.timeout);
    if (failure) throw cellError(chapter, code[(failure.cell ?? 0) - 1] ?? cell, failure);
    const [trace] = findMachineTraces(outputs);
    if (trace) throw cellError(chapter, cell, { message: trace });
    results.set(cell.id, { executionCount, outputs });
  }
  const [last] = code.slice(-1);
  const failure = last && (await run.settle());
  if (failure) throw cellError(chapter, code[(failure.cell ?? 0) - 1] ?? last, failure);
  return results;
}

function cellError(chapter: Chapter, cell: CodeCell, { message, line }: CellFailure): ChapterError {
  const section = sectionsOf(makeNotebook(chapter, "zh")).get(cell.id);
  const place = `section "${section}", cell ${cell.id}${line === undefined ? "" : `, line ${line}`}`;
  return new ChapterError([
    {
      file: chapter.file,
      line: cell.line + (line ?? 0),
      block: cell.id,
      message: `${place}: ${message}`,
    },
  ]);
}
