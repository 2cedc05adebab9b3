import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { languages, parseChapter, type Chapter } from "./chapter.js";
import { checkChapter } from "./check.js";
import { executeChapter } from "./execute.js";
import { withFilesInside } from "./files-inside.js";
import { editionFolder, notebookFile, shown } from "./library.js";
import { writeNotebook } from "./nbformat.js";
import { makeNotebook, type Execution } from "./notebook.js";
import { ChapterError, formatProblem } from "./problem.js";

/** Makes the notebooks of chapters, and remembers what running them gave. */
export class Workshop {
  readonly #executions = new Map<string, { code: string; execution: Execution }>();
  readonly #say: (line: string) => void;
  readonly #drafts: boolean;

  /**
   * `say` is told what happens, a line at a time. With `drafts`, what a check finds is only told: an
   * author sees the Chinese text before its English one is written.
   */
  constructor(say: (line: string) => void, { drafts = false } = {}) {
    this.#say = say;
    this.#drafts = drafts;
  }

  /**
   * Makes both editions' notebooks of a chapter's source. Its code runs once, and not again as long
   * as only the prose changes. Throws a ChapterError when a check or a cell fails, and writes nothing.
   */
  async build(file: string): Promise<void> {
    const chapter = parseChapter(await readFile(file, "utf8"), shown(file));
    const problems = checkChapter(chapter, editionFolder(dirname(file), "zh"));
    if (problems.length > 0 && !this.#drafts) throw new ChapterError(problems);
    problems.map(formatProblem).forEach(this.#say);
    const execution = await this.#execute(file, chapter);
    for (const language of languages) {
      const path = notebookFile(file, language);
      const made = makeNotebook(chapter, language, execution);
      const content = writeNotebook(await withFilesInside(made, dirname(path)));
      const before = await readFile(path, "utf8").catch(() => undefined);
      await mkdir(dirname(path), { recursive: true });
      if (content !== before) await writeFile(path, content);
      this.#say(`  ${shown(path)} ${content === before ? "is the same" : "written"}`);
    }
  }

  async #execute(file: string, chapter: Chapter): Promise<Execution> {
    const cells = chapter.cells.filter((cell) => cell.kind === "code");
    const code = JSON.stringify(cells.map(({ id, text }) => [id, text]));
    const kept = this.#executions.get(file);
    if (kept?.code === code) {
      this.#say(`${chapter.file}: only the prose changed, the outputs stay`);
      return kept.execution;
    }
    this.#say(`${chapter.file}: running ${cells.length} cells`);
    const folder = editionFolder(dirname(file), "zh");
    await mkdir(folder, { recursive: true });
    const execution = await executeChapter(chapter, folder);
    this.#executions.set(file, { code, execution });
    return execution;
  }
}
