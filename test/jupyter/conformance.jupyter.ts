import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { despiteTakenPorts, speaksOfTakenPort } from "../../kernel/client/taken-ports.js";
import { jupyterEnvironment } from "../../tools/setup/jupyter.mjs";
import { root } from "../../tools/setup/root.mjs";
import { venvPython } from "../../tools/setup/venv-commands.mjs";

/** What all of the tests may take, in milliseconds. */
const timeout = 600_000;

describe("conformance: jupyter_kernel_test and what it does not ask", function () {
  this.timeout(timeout);
  const listed = python<{ id: string; title: string }>("--list");
  /** How each test ended: the problem, or nothing. */
  const problems = new Map<string, string>();

  before(async () => {
    const ended = await despiteTakenPorts(async () => python<{ id: string; problem: string }>());
    for (const { id, problem } of ended) problems.set(id, problem);
  });

  for (const { id, title } of listed) {
    it(title, () => {
      expect(problems.has(id), "it was not run").to.equal(true);
      const problem = problems.get(id);
      if (problem) throw new Error(problem);
    });
  }

  it("runs every test of the suite, none skipped, none beside those listed", () => {
    const suite = listed.filter(({ id }) => id.startsWith("samples."));
    // jupyter_kernel_test 0.7.0 has 13 tests; the one that is left out is the pager's.
    expect(suite.map(({ id }) => id)).to.have.length(12);
    expect([...problems.keys()].sort()).to.deep.equal(listed.map(({ id }) => id).sort());
    expect([...problems.values()].filter((problem) => problem.includes("skipped"))).to.be.empty;
  });
});

/** Runs `conformance/run.py` where `npm test:jupyter` has set Jupyter up; returns the lines that it prints. */
function python<T>(...args: string[]): T[] {
  const { status, stdout, stderr } = spawnSync(
    venvPython(join(root, ".venv")),
    [join(import.meta.dirname, "conformance", "run.py"), ...args],
    // Without the notes that Python would write beside the files.
    {
      env: { ...jupyterEnvironment(root, process.env), PYTHONDONTWRITEBYTECODE: "1" },
      encoding: "utf8",
      timeout,
    },
  );
  if (status !== 0 || speaksOfTakenPort(stderr))
    throw new Error(`conformance/run.py failed:\n${stderr}`);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}
