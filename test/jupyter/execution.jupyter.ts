import { expect } from "chai";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { despiteTakenPorts } from "../../kernel/client/taken-ports.js";
import { compareOutputs } from "../../tools/chapters/compare-outputs.js";
import { chaptersFolder, listNotebooks, root, shown } from "../../tools/chapters/library.js";
import { readNotebook, type ExecutedCell, type Output } from "../../tools/chapters/nbformat.js";
import { jupyterEnvironment } from "../../tools/setup/jupyter.mjs";
import { venvPython } from "../../tools/setup/venv-commands.mjs";

/** What one notebook may take, in milliseconds. */
const timeout = 600_000;

// In one edition, since the code of both is the same, and every other chapter: it takes minutes, and
// JupyterLab runs the others, in test/lab.
describe("jupyter execute", () => {
  const files = listNotebooks(chaptersFolder, "en").filter((_, at) => at % 2 === 0);
  it("has notebooks to execute", () => {
    expect(files).not.to.be.empty;
  });
  let results: Map<string, Promise<string>> | undefined;
  for (const file of files) {
    describeExecution(file, () => (results ??= executeTwoAtATime(files)).get(file)!);
  }
});

function describeExecution(file: string, execution: () => Promise<string>): void {
  describe(shown(file), function () {
    this.timeout(timeout);
    const committed = codeCells(file);
    let executed: ExecutedCell[];

    before(async () => {
      executed = codeCells(await execution());
    });

    for (const [at, cell] of committed.entries()) {
      it(`runs cell ${cell.id} and shows what is committed`, () => {
        const { id, metadata, outputs, execution_count } = executed[at];
        expect(id).to.equal(cell.id);
        expect(metadata, "nbclient notes the times of a cell that it runs").to.have.property(
          "execution",
        );
        expect(execution_count).to.equal(cell.execution_count);
        const difference = compareOutputs(cell.outputs, joinStreams(outputs));
        expect(difference, difference).to.equal(undefined);
      });
    }
  });
}

/** Begins to execute all notebooks, every other one side by side; gives the copies, when they are there. */
function executeTwoAtATime(files: readonly string[]): Map<string, Promise<string>> {
  const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  return new Map(
    files.map((file, at) => {
      const executed = lanes[at % 2].then(() => execute(file));
      // Told by the test that waits for it.
      lanes[at % 2] = executed.catch(() => undefined);
      return [file, executed];
    }),
  );
}

/** Executes a notebook where it stands, in the kernel that Jupyter finds by its name; gives the copy. */
async function execute(file: string): Promise<string> {
  const result = join(root, "build", "executed", shown(file));
  mkdirSync(dirname(result), { recursive: true });
  rmSync(result, { force: true });
  const args = ["-m", "jupyter", "execute", file, `--output=${result}`];
  const env = jupyterEnvironment(root, process.env);
  await despiteTakenPorts(() =>
    promisify(execFile)(venvPython(join(root, ".venv")), args, { env, timeout }),
  );
  return result;
}

/** nbclient keeps each line of a stream as an output; JupyterLab, and what is committed, join neighbours. */
function joinStreams(outputs: readonly Output[]): Output[] {
  return outputs.reduce<Output[]>((joined, output) => {
    const last = joined.at(-1);
    const continues =
      last?.output_type === "stream" &&
      output.output_type === "stream" &&
      last.name === output.name;
    if (!continues) return [...joined, output];
    return [...joined.slice(0, -1), { ...last, text: last.text + output.text }];
  }, []);
}

function codeCells(file: string): ExecutedCell[] {
  const { cells } = readNotebook(readFileSync(file, "utf8"));
  return cells.filter((cell) => cell.cell_type === "code");
}
