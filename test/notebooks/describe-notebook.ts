import { expect } from "chai";
import { compareOutputs } from "../../tools/chapters/compare-outputs.js";
import type { Language } from "../../tools/chapters/chapter.js";
import { outputsIn } from "../../tools/chapters/edition-outputs.js";
import type { ExecutedCell, Notebook } from "../../tools/chapters/nbformat.js";
import {
  defaultTimeout,
  NotebookRun,
  type CellFailure,
} from "../../tools/chapters/notebook-run.js";
import { sectionsOf } from "../../tools/chapters/outline.js";

/** A notebook whose cells are tests, in each of its editions. */
export interface TestedNotebook {
  /** How the report names it: its path from the project's root. */
  readonly name: string;
  /** The folder in which its kernel runs. */
  readonly folder: string;
  /** At least one. */
  readonly editions: ReadonlyMap<Language, Notebook>;
  /** The source that it is made from: `file:line` of a cell there. */
  locate(cellId: string, line: number): string;
}

/** What a kernel may take to start or to end, beyond what cells may take, in milliseconds. */
const kernelTime = 90_000;

/**
 * Registers a notebook as a mocha suite: a fresh kernel runs its code cells in order, each a test. The
 * code is the same in every edition, so it runs once, with the words of all. A cell is red when it
 * fails, writes to stderr, or shows anything else than an edition has committed. After a cell that did
 * not come to its end the others are red too, since what they build on is missing.
 */
export function describeNotebook({ name, folder, editions, locate }: TestedNotebook): void {
  describe(name, function () {
    this.timeout(kernelTime);
    const languages = [...editions.keys()];
    const [notebook, ...others] = editions.values();
    const sections = sectionsOf(notebook);
    let run: NotebookRun;
    let unfinished: string | undefined;

    before(async () => {
      run = await NotebookRun.start(folder, languages);
    });
    after(() => run?.end());

    const cells = codeCells(notebook);
    const titleOf = ({ id }: ExecutedCell) => `${sections.get(id)} › ${id}`;
    /** A red cell, told by the cell to blame, which may be one before it. */
    const red = (failure: CellFailure, cell: ExecutedCell): Error => {
      const blamed = cells[(failure.cell ?? 0) - 1] ?? cell;
      const line = failure.line === undefined ? "" : `, line ${failure.line}`;
      const during = blamed === cell ? "" : ` while ${cell.id} ran`;
      const place = `${titleOf(blamed)}${line}${during} (${locate(blamed.id, failure.line ?? 1)})`;
      return redCell(`${name} › ${place}:\n${failure.message}`);
    };

    for (const cell of cells) {
      const timeout = timeoutOf(cell);
      it(titleOf(cell), async function () {
        this.timeout(timeout * 1000 + kernelTime);
        const fail = (message: string): never => {
          throw red({ message }, cell);
        };
        if (unfinished !== undefined) fail(`not run, because cell ${unfinished} failed`);
        const { executionCount, outputs, failure, finished } = await run.run(cell.source, timeout);
        if (!finished) unfinished = cell.id;
        if (failure) throw red(failure, cell);
        for (const [language, edition] of editions) {
          const committed = codeCells(edition).find(({ id }) => id === cell.id)!;
          const difference = compareOutputs(committed.outputs, outputsIn(language, outputs));
          if (difference !== undefined) fail(`in the ${language} edition ${difference}`);
          if (executionCount !== committed.execution_count)
            fail(`it ran as number ${executionCount}, committed as ${committed.execution_count}`);
        }
      });
    }

    it("shows nothing after its last cell has ended", async () => {
      const failure = await run.settle();
      if (failure) throw red(failure, cells.at(-1)!);
    });

    it("names the language as its kernel does", async () => {
      const languageInfo = await run.languageInfo();
      for (const { metadata } of editions.values()) {
        expect(metadata.language_info).to.deep.equal(languageInfo);
      }
    });

    it("has the same code in each edition", () => {
      const code = (edition: Notebook) => codeCells(edition).map(({ id, source }) => [id, source]);
      for (const other of others) expect(code(other)).to.deep.equal(code(notebook));
    });
  });
}

function codeCells({ cells }: Notebook): ExecutedCell[] {
  return cells.filter((cell) => cell.cell_type === "code");
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
