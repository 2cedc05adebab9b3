import { expect } from "chai";
import type { Locator } from "playwright-core";
import { readNotebook } from "../../tools/chapters/nbformat.js";
import type { NotebookPage } from "./support/notebook-page.js";
import { patience } from "./support/patience.js";
import { openScratch } from "./support/scratch.js";

describe("a cell that fails, in JupyterLab", function () {
  this.timeout(4 * patience);
  let notebook: NotebookPage;

  before(async () => (notebook = await openScratch("errors")));
  after(() => notebook?.close());

  it("is red, with the error, the cell, the line and the code of it", async () => {
    const cell = await notebook.start('const far = 1;\nthrow new RangeError("too far");');
    expect((await notebook.ended(cell)).split("\n")).to.deep.equal([
      "RangeError: too far",
      "    at cell 1, line 2",
      "",
      "cell 1, line 2:",
      '    throw new RangeError("too far");',
      "          ^",
    ]);
    await notebook.picture("thrown");
    const [red, green, blue] = await backgroundOf(cell.locator(".jp-OutputArea-output"));
    expect(red - Math.max(green, blue), "how red it is").to.be.above(20);
    // A text on stderr would be red too.
    await notebook.save();
    const [saved] = readNotebook(notebook.read()).cells;
    expect(saved).to.have.nested.property("outputs[0].ename", "RangeError");
  });

  it("shows an error of types in the same way, with a caret below the place", async () => {
    const cell = await notebook.start('const count: number = "three";');
    expect(await notebook.ended(cell))
      .to.match(/^TypeScriptError: 1:7 - Type 'string' is not assignable to type 'number'\./)
      .and.to.match(/\n {4}const count: number = "three";\n {4} {6}\^$/);
    await notebook.picture("types");
  });

  it("stops the cells behind it, which keep an empty prompt", async () => {
    const { cells } = notebook;
    const last = (await cells.count()) - 1;
    await notebook.type(last, '"not reached"');
    await notebook.choose("Run", "Run All Cells");
    expect(await notebook.ended(cells.first(), 3)).to.contain("RangeError: too far");
    await cells.nth(last).locator(".jp-InputArea-prompt >> text=/^\\[ \\]:$/").waitFor();
    await notebook.picture("stopped");
    expect(await cells.nth(last).locator(".jp-OutputArea-output").count()).to.equal(0);
  });
});

/** Red, green and blue of what lies behind an output. */
async function backgroundOf(output: Locator): Promise<number[]> {
  const color = await output.evaluate((element) => getComputedStyle(element).backgroundColor);
  return color.match(/\d+/g)!.map(Number);
}
