import { expect } from "chai";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { NotebookPage } from "./support/notebook-page.js";
import { patience } from "./support/patience.js";
import { openScratch } from "./support/scratch.js";

/** Counts up for ever without a pause, from after an `await` on. */
const loopAfterAwait = "await null;\nfor (;;) {}";

describe("the kernel under JupyterLab's control", function () {
  this.timeout(4 * patience);
  let notebook: NotebookPage;

  before(async () => (notebook = await openScratch("control")));
  after(() => notebook?.close());
  afterEach(async function () {
    // A kernel that hangs must fail one test, not all that follow.
    if (this.currentTest!.isFailed()) await restart();
  });

  /** Waits until a cell is under way: its prompt is a star, and the kernel is busy with it. */
  const underWay = async () => {
    await notebook.page.locator('.jp-Notebook-ExecutionIndicator[data-status="busy"]').waitFor();
    await setTimeout(500);
  };
  const interrupt = () =>
    notebook.page.locator('[data-command="notebook:interrupt-kernel"]').click();
  const restart = async () => {
    await notebook.choose("Kernel", "Restart Kernel…");
    expect(await notebook.accept()).to.contain("Restart Kernel?");
    await notebook.ready();
  };

  const endless = {
    "an endless loop": "while (true) {}",
    "an endless loop after an await": loopAfterAwait,
    "an await that nothing ends": "await new Promise(() => {});",
  };
  for (const [what, code] of Object.entries(endless)) {
    it(`stops ${what} by the interrupt button, and keeps its variables`, async () => {
      await notebook.run("const kept = 42;");
      const cell = await notebook.start(code);
      await underWay();
      await interrupt();
      expect(await notebook.ended(cell)).to.contain("Interrupted");
      await notebook.picture("interrupted");
      expect(await notebook.run("kept")).to.equal("42");
    });
  }

  it("restarts, with a clean slate", async () => {
    await notebook.run("const forgotten = 1;");
    await restart();
    expect(await notebook.run("forgotten")).to.contain("Cannot find name 'forgotten'");
    expect(await notebook.cells.nth(-2).locator(".jp-InputArea-prompt").innerText()).to.equal(
      "[1]:",
    );
  });

  it("restarts while a loop runs that gives nothing a turn", async () => {
    await notebook.start(loopAfterAwait);
    await underWay();
    await restart();
    expect(await notebook.run("1 + 1")).to.equal("2");
  });

  it("is reported as dead when its process crashes, and goes on in a new one", async () => {
    await notebook.start("process.exit(1);");
    const dialog = notebook.page.locator(".jp-Dialog-content");
    await dialog.waitFor();
    await notebook.picture("crash");
    expect(await notebook.accept()).to.contain(
      "The kernel for en/scratch.ipynb appears to have died. It will restart automatically.",
    );
    // JupyterLab says "starting" until the next cell runs; with Python's kernel too.
    expect(await notebook.run("1 + 1")).to.equal("2");
  });

  it("ends by itself when it is shut down, whatever a cell left open", async () => {
    const goodbye = join(notebook.folder, "goodbye");
    rmSync(goodbye, { force: true });
    await notebook.run('import { writeFileSync } from "node:fs";');
    // Jupyter kills a kernel that does not end; a process that is killed says nothing more.
    await notebook.run('process.on("exit", () => writeFileSync("goodbye", ""));');
    const pid = Number(await notebook.run("setInterval(() => {}, 1000);\nprocess.pid"));
    expect(isRunning(pid)).to.equal(true);
    await notebook.choose("Kernel", "Shut Down Kernel");
    while (isRunning(pid)) await setTimeout(100);
    expect(existsSync(goodbye)).to.equal(true);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
