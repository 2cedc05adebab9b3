import { expect } from "chai";
import { createHash } from "node:crypto";
import { withPolicy } from "../../site/.vitepress/policy.js";
import { searchable } from "../../site/.vitepress/search-text.js";
import { cellPrograms } from "../../site/pages/cell-program.js";
import { engineNames } from "../../site/pages/engine-names.js";

describe("searchable(html)", () => {
  const words = (html: string) =>
    searchable(html)
      .replaceAll(/<[^>]*>/g, " ")
      .split(/\s+/);

  it("lets each Chinese word be found by its beginning", () => {
    const found = words("<p>这是循环神经网络。</p>");
    for (const word of ["循环神经网络", "神经网络", "网络"]) {
      expect(
        found.some((each) => each.startsWith(word)),
        word,
      ).to.equal(true);
    }
  });

  it("leaves headings as they are, and what has no Chinese", () => {
    const heading = '<h2 id="a">隐藏状态<a href="#a">#</a></h2>';
    expect(searchable(heading).startsWith(heading)).to.equal(true);
    expect(words(heading)).to.include("藏状态");
    expect(searchable("<p>gates</p>")).to.equal("<p>gates</p>");
  });
});

describe("withPolicy(html)", () => {
  it("lets a page run its own scripts and those that it was built with, and no text as code", () => {
    const page = withPolicy(
      '<meta charset="utf-8"><script>a()</script><script src="/b.js"></script>',
    );
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1];
    const hash = createHash("sha256").update("a()").digest("base64");
    expect(policy).to.include(`script-src 'self' 'sha256-${hash}';`);
    expect(policy.match(/'sha256-/g)).to.have.length(1);
    expect(policy).not.to.match(/unsafe-eval|https?:|\*/);
    expect(/script-src[^;]*/.exec(policy)![0]).not.to.include("unsafe-inline");
  });

  it("lets no script run that stands in the content", () => {
    const content = "<p>$&</p><script>b()</script>";
    const page = withPolicy(`<meta charset="utf-8"><script>a()</script>${content}`, content);
    expect(page).to.include(content);
    expect(page.match(/'sha256-/g)).to.have.length(1);
  });
});

describe("engineNames(program, exported)", function () {
  this.timeout(60_000);

  it("finds the engine's names in cells that build on each other, with type and docstring", () => {
    const cells = [
      'import { BasicRNNCell } from "unrolled";\nconst cell = new BasicRNNCell(2);',
      "cell.kernel; const unrolled = 1; unrolled",
    ];
    const exported = new Map([["BasicRNNCell", "index"]]);
    const [program] = cellPrograms([cells]);
    const names = engineNames(program, exported);
    const [first, second] = [0, 1].map((n) => names.filter(({ cell }) => cell === n));
    expect(first.map(({ start, end }) => cells[0].slice(start, end))).to.deep.equal([
      "BasicRNNCell",
      "BasicRNNCell",
    ]);
    expect(first[0].text).to.include("Elman, 1990");
    // A member that the class inherits from one that is not exported has no page.
    expect(second.every(({ of }) => of === "BasicRNNCell")).to.equal(true);
  });
});

describe("cellPrograms(notebooks)", function () {
  this.timeout(60_000);

  it("keeps what one notebook declares from the next, which knows its own earlier cells", () => {
    const [, program] = cellPrograms([["const theirs = 1;"], ["const own = 1;", "[own, theirs];"]]);
    const known: [string, number, boolean][] = [];
    program.visit((node, cell) =>
      known.push([node.text, cell, program.checker.getSymbolAtLocation(node) !== undefined]),
    );
    expect(known).to.deep.equal([
      ["own", 0, true],
      ["own", 1, true],
      ["theirs", 1, false],
    ]);
  });
});
