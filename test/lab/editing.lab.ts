import { expect } from "chai";
import type { Locator } from "playwright-core";
import type { NotebookPage } from "./support/notebook-page.js";
import { patience } from "./support/patience.js";
import { openScratch } from "./support/scratch.js";

const types = `interface Point { readonly x: number }
type Pair = [Point, Point];
enum Side { left }
declare namespace Elsewhere {}
const origin: Point = { x: Side.left };`;

describe("writing a cell in JupyterLab", function () {
  this.timeout(4 * patience);
  let notebook: NotebookPage;

  before(async () => (notebook = await openScratch("editing")));
  after(() => notebook?.close());

  it("colours the keywords that only TypeScript has as it colours const", async () => {
    const cell = await notebook.start(types);
    expect(await notebook.ended(cell)).to.equal("");
    // JupyterLab fetches the grammar when it meets the first cell of its language.
    await cell.locator('.cm-content span >> text="const"').waitFor();
    await notebook.picture("colours");
    const color = await colorOf(cell, "const");
    expect(color).not.to.equal(await colorOf(cell, "origin"));
    for (const word of ["interface", "readonly", "type", "enum", "declare", "namespace"]) {
      expect(await colorOf(cell, word), word).to.equal(color);
    }
  });

  it("offers completions on Tab, and takes the one chosen", async () => {
    await notebook.run('const greeting = "hello";');
    const { page } = notebook;
    await notebook.type((await notebook.cells.count()) - 1, "greeting.toU");
    await page.keyboard.press("Tab");
    const items = page.locator(".jp-Completer-item");
    await items.first().waitFor();
    await notebook.picture("completer");
    const kinds = await page.locator(".jp-Completer-typeExtended").allInnerTexts();
    expect(kinds).to.include("method");
    const offered = await items.locator(".jp-Completer-match").allInnerTexts();
    expect(offered).to.include("toUpperCase");
    await items.locator('.jp-Completer-match >> text="toUpperCase"').click();
    expect(await notebook.cells.last().locator(".cm-content").innerText()).to.equal(
      "greeting.toUpperCase",
    );
    await page.keyboard.press("Shift+Enter");
  });

  for (const [place, code] of [
    ["on a name", "tensor"],
    ["inside of a call", "tensor([1, "],
  ]) {
    it(`shows the type and the docstring on Shift-Tab ${place}`, async () => {
      await notebook.run('import { tensor } from "unrolled";');
      await notebook.type((await notebook.cells.count()) - 1, code);
      await notebook.page.keyboard.press("Shift+Tab");
      const tooltip = notebook.page.locator(".jp-Tooltip");
      await tooltip.waitFor();
      const [text] = await notebook.textsOf(tooltip);
      await notebook.picture(`tooltip ${place}`.replaceAll(" ", "-"));
      expect(text)
        .to.contain("tensor(values: NestedInput, dtype?: DType): Tensor")
        .and.to.contain("A tensor with the values of a number, nested arrays or a typed array")
        .and.to.contain("@throws RangeError for ragged or empty arrays");
      await notebook.page.keyboard.press("Escape");
      await notebook.type((await notebook.cells.count()) - 1, "");
    });
  }
});

/** The colour in which a word of a cell is written, the first time that it stands there. */
function colorOf(cell: Locator, word: string): Promise<string> {
  return cell.locator(".cm-content").evaluate((content, word) => {
    const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (new RegExp(`\\b${word}\\b`).test(text.textContent!)) {
        return getComputedStyle(text.parentElement!).color;
      }
    }
    throw new Error(`there is no ${word} in the cell`);
  }, word);
}
