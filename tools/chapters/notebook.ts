import { type Chapter, type ChapterCell, type Language } from "./chapter.js";
import { outputsIn } from "./edition-outputs.js";
import type { ExecutedCell, MarkdownCell, Metadata, Notebook, Output } from "./nbformat.js";

/** What a kernel made of one cell. */
export interface CellResult {
  readonly executionCount: number | null;
  readonly outputs: readonly Output[];
}

/** What a kernel made of a chapter's code cells, by their ids, and what it said of its language. */
export interface Execution {
  readonly languageInfo: Metadata;
  readonly cells: ReadonlyMap<string, CellResult>;
}

const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };

const summaries = { zh: "答案", en: "Answer" };

/** The notebook of one edition; without an execution, as it is before anything has run. */
export function makeNotebook(
  chapter: Chapter,
  language: Language,
  execution: Execution = { languageInfo: { name: "typescript" }, cells: new Map() },
): Notebook {
  return {
    cells: chapter.cells.map((cell) => makeCell(cell, language, execution)),
    metadata: { kernelspec, language, language_info: execution.languageInfo },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function makeCell(
  cell: ChapterCell,
  language: Language,
  execution: Execution,
): MarkdownCell | ExecutedCell {
  const tags: Metadata = cell.answer ? { tags: ["answer"] } : {};
  if (cell.kind === "prose") {
    const { text } = cell[language];
    const source = cell.answer ? foldAway(text, summaries[language]) : text;
    return { cell_type: "markdown", id: cell.id, metadata: tags, source };
  }
  const { executionCount, outputs } = execution.cells.get(cell.id) ?? {
    executionCount: null,
    outputs: [],
  };
  // `collapsed` says the same as `outputs_hidden`; JupyterLab would add it on saving.
  const fold: Metadata = cell.answer
    ? { collapsed: true, jupyter: { outputs_hidden: true, source_hidden: true } }
    : {};
  const limit: Metadata = cell.timeout === undefined ? {} : { unrolled: { timeout: cell.timeout } };
  return {
    cell_type: "code",
    execution_count: executionCount,
    id: cell.id,
    metadata: { ...tags, ...fold, ...limit },
    outputs: outputsIn(language, outputs),
    source: cell.text,
  };
}

/** The blank lines let what is inside stay Markdown. */
function foldAway(text: string, summary: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${text}\n\n</details>`;
}
