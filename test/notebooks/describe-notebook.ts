import { expect } from "chai";
import { compareOutputs } from "../../tools/chapters/compare-outputs.js";
import type { ExecutedCell, Notebook } from "../../tools/chapters/nbformat.js";
import { defaultTimeout, NotebookRun } from "../../tools/chapters/notebook-run.js";
import { sectionsOf } from "../../tools/chapters/outline.js";

/** A notebook whose cells are tests. */
export interface TestedNotebook {
  /** How the report names it: its path from the project's root. */
  readonly name: string;
  /** The folder in which its kernel runs. */
  readonly folder: string;
  readonly notebook: Notebook;
  /** The source that it is made from: `file:line` of a cell there. */
  locate(cellId: string, line: number): string;
}

/** What a kernel may take to start or to end, beyond what cells may take, in milliseconds. */
const kernelTime = 90_000;

/**
 * Registers a notebook as a mocha suite: a fresh kernel runs its code cells in order, each a test. A
 * cell is red when it fails, writes to stderr, or shows anything else than is committed. After a
 * cell that did not come to its end the others are red too, since what they build on is missing.
 */
export function describeNotebook({ name, folder, notebook, locate }: TestedNotebook): void {
  describe(name, function () {
    this.timeout(kernelTime);
    const sections = sectionsOf(notebook);
    let run: NotebookRun;
    let unfinished: string | undefined;

    before(async () => {
      run = await NotebookRun.start(folder);
    });
    after(() => run?.end());

    for (const cell of notebook.cells.filter((cell) => cell.cell_type === "code")) {
      const title = `${sections.get(cell.id)} › ${cell.id}`;
      const timeout = timeoutOf(cell);
      it(title, async function () {
        this.timeout(timeout * 1000 + kernelTime);
        const fail = (message: string, line?: number): never => {
          const place = line === undefined ? title : `${title}, line ${line}`;
          throw redCell(`${name} › ${place} (${locate(cell.id, line ?? 1)}):\n${message}`);
        };
        if (unfinished !== undefined) fail(`not run, because cell ${unfinished} failed`);
        const { executionCount, outputs, failure, finished } = await run.run(cell.source, timeout);
        if (!finished) unfinished = cell.id;
        if (failure) fail(failure.message, failure.line);
        const difference = compareOutputs(cell.outputs, outputs);
        if (difference !== undefined) fail(difference);
        if (executionCount !== cell.execution_count)
          fail(`it ran as number ${executionCount}, committed as ${cell.execution_count}`);
      });
    }

    it("shows nothing after its last cell has ended", async () => {
      const failure = await run.settle();
      if (failure) throw redCell(`${name}: ${failure.message}`);
    });

    it("names the language as its kernel does", async () => {
      expect(notebook.metadata.language_info).to.deep.equal(await run.languageInfo());
    });
  });
}

function timeoutOf(cell: ExecutedCell): number {
  const { timeout } = (cell.metadata.unrolled ?? {}) as { timeout?: number };
  return timeout ?? defaultTimeout;
}

/** An error that points at the cell, not at this file. */
function redCell(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}
