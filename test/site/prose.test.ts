import { expect } from "chai";
import { mkdtempSync, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageProse } from "../../site/pages/prose.js";
import type { MarkdownCell } from "../../tools/chapters/nbformat.js";

const png = { "image/png": Buffer.from("picture").toString("base64") };

describe("pageProse(cell, passage, where, site)", () => {
  let publicFolder: string;
  before(() => (publicFolder = mkdtempSync(join(tmpdir(), "unrolled-site-"))));
  after(() => rmSync(publicFolder, { recursive: true }));

  const prose = (
    source: string,
    passage = source,
    attachments: MarkdownCell["attachments"] = {},
  ) => {
    const cell: MarkdownCell = {
      cell_type: "markdown",
      id: "by-hand",
      metadata: {},
      source,
      attachments,
    };
    return pageProse(cell, passage, "notebooks/en/01.ipynb, cell by-hand", {
      publicFolder,
      base: "/base/",
    });
  };

  it("calls headings as the cell, so that they have one address in both languages", () => {
    expect(prose("# A\n\n## B\n\n```md\n# no heading\n```").markdown).to.equal(
      "# A {#by-hand}\n\n## B {#by-hand-2}\n\n```md\n# no heading\n```",
    );
  });

  it("leads from chapter to chapter, and no further", () => {
    expect(prose("[two](02-lstm.ipynb#gates) [site](https://a.org/b.ipynb)").markdown).to.equal(
      "[two](./02-lstm.md#gates) [site](https://a.org/b.ipynb)",
    );
  });

  it("puts a picture into a file of the site", () => {
    const { markdown } = prose("![a](attachment:a.png)", "![a](../../pictures/a.png)", {
      "a.png": png,
    });
    const [, file] = /^!\[a\]\(\/base\/(pictures\/\w+\.png)\)$/.exec(markdown)!;
    expect(existsSync(join(publicFolder, file))).to.equal(true);
  });

  it("draws a figure of the book in the page, in the page's theme, alone on its line", () => {
    const path = encodeURI("../../illustration/LSTM单元结构示意图.en.png");
    const { markdown, figures } = prose("![an LSTM](attachment:a.png)", `![an LSTM](${path})`, {
      "a.png": png,
    });
    const [, fence] = /^\n```cell (\S+)\n```\n$/.exec(markdown)!;
    expect(figures[fence]).to.match(
      /^<figure class="figure" aria-label="an LSTM"><svg [^>]*lang="en"/,
    );
    expect(figures[fence]).to.include("fill: var(--forget-gate-fill)");
    expect(figures[fence]).not.to.match(/prefers-color-scheme|--ink:|#[0-9a-f]{6}\b/);
  });

  it("refuses a figure of the book that has no drawing, naming notebook, cell and drawing", () => {
    const passage = "![a](../../illustration/none.png)";
    expect(() => prose("![a](attachment:a.png)", passage, { "a.png": png })).to.throw(
      "notebooks/en/01.ipynb, cell by-hand: expected the drawing illustration/none.svg, got none",
    );
  });

  for (const [what, source, got] of [
    ["a picture of a file", "![a](../a.png)", "../a.png"],
    ["a picture from elsewhere", "![a](https://a.org/a.png)", "https://a.org/a.png"],
    ["a picture by reference", "![a][b]\n\n[b]: attachment:a.png", "[b]"],
    ["a script", "a <script>alert(1)</script>", "<script>"],
    ["a script that stands alone", "<script setup>\nalert(1)\n</script>", "<script setup>"],
    ["a frame among folds", '<details>\n<iframe srcdoc="">\n</details>', "<iframe"],
    ["a style sheet", "<style>body { display: none }</style>", "<style>"],
    ["a picture as HTML", 'a <img src="a.png" onerror="a()">', "<img"],
    ["a comment", "<!-- @include: a.md -->", "<!--"],
    ["a broken formula", "so $\\frac{1$ is", "\\frac{1: KaTeX parse error"],
  ]) {
    it(`refuses ${what}, naming notebook and cell`, () => {
      expect(() => prose(source, source, { "a.png": png }))
        .to.throw(/^notebooks\/en\/01\.ipynb, cell by-hand: expected [^:]* got /)
        .with.property("message")
        .that.includes(got);
    });
  }

  it("takes folds, a picture with a title, and links of any form", () => {
    const source =
      '<details>\n<summary>a</summary>\n\nb <https://a.org> $x$\n\n</details>\n\n![a](attachment:a.png "A")';
    expect(prose(source, "![a](a.png)", { "a.png": png }).markdown).to.match(
      /^<details>[^]*!\[a\]\(\/base\/pictures\/\w+\.png\)$/,
    );
  });

  it("refuses a picture that is not there, naming notebook, cell and picture", () => {
    expect(() => prose("![a](attachment:b.png)", "![a](b.png)", { "a.png": png })).to.throw(
      'notebooks/en/01.ipynb, cell by-hand: expected a picture "b.png" among the attachments, got a.png',
    );
  });
});
