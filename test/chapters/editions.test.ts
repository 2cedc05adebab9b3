import { expect } from "chai";
import type { ProseCell } from "../../tools/chapters/chapter.js";
import { compareEditions } from "../../tools/chapters/editions.js";

const cell = (zh: string, en: string): ProseCell => ({
  kind: "prose",
  id: "a",
  answer: false,
  zh: { line: 10, text: zh },
  en: { line: 20, text: en, of: undefined },
});
const messages = (zh: string, en: string) =>
  compareEditions(cell(zh, en)).map(({ line, message }) => `${line}: ${message}`);

describe("compareEditions(cell)", () => {
  it("finds nothing where the editions say the same in their own word order", () => {
    const zh = "## 题\n\n$W$ 和 $b$ 里没有 $t$，`step` 见[论文](https://a.org/p)。\n\n$$h_t$$";
    const en =
      "## Title\n\nNo $t$ in $W$ or $b$; [see](https://a.org/p) `step`, `step`.\n\n$$h_t$$";
    expect(messages(zh, en)).to.deep.equal([]);
  });

  it("finds a heading of another level", () => {
    expect(messages("字\n\n## 题", "word\n\n### Title")).to.deep.equal([
      '23: heading level 1 differs: zh has "##", en has "###"',
    ]);
  });

  it("finds a display formula that differs, and one that is missing", () => {
    expect(messages("$$h_t$$", "$$h_{t}$$")).to.deep.equal([
      '21: display formula 1 differs: zh has "h_t", en has "h_{t}"',
    ]);
    expect(messages("字\n\n$$\nh\n$$", "word")).to.deep.equal([
      '13: display formula 1 differs: zh has "h", en has none',
    ]);
  });

  it("tells a display formula from one in the line", () => {
    expect(messages("$$x$$", "$x$")).to.have.length(2);
  });

  it("finds inline formulas, inline code and links that stand in one edition only", () => {
    expect(messages("$x$ `a` [字](https://a.org)", "$y$ `b` [word](https://b.org)")).to.deep.equal([
      '11: formula "x" stands in zh only',
      '21: formula "y" stands in en only',
      '11: inline code "a" stands in zh only',
      '21: inline code "b" stands in en only',
      '11: link "https://a.org" stands in zh only',
      '21: link "https://b.org" stands in en only',
    ]);
  });

  it("finds a listing of another file", () => {
    const shows = (file: string) => `\`\`\`python ${file}\n\`\`\``;
    expect(messages(shows("a.py"), shows("a.py"))).to.deep.equal([]);
    expect(messages(shows("a.py"), shows("b.py"))).to.deep.equal([
      '21: listing 1 differs: zh has "a.py", en has "b.py"',
    ]);
  });

  it("finds the target of a reference too", () => {
    expect(
      messages("[字][a]\n\n[a]: https://a.org", "[word][a]\n\n[a]: https://b.org"),
    ).to.have.length(2);
  });

  it("finds another picture, and takes name.en.svg for the twin of name.svg", () => {
    expect(messages("![图](i/图.svg)", "![Figure](i/图.en.svg)")).to.deep.equal([]);
    expect(messages("![图](i/图.svg)", "![Figure](i/other.svg)")).to.deep.equal([
      '21: image 1 differs: zh has "i/图.svg", en has "i/other.svg"',
    ]);
  });

  it("finds HTML and blocks of code that differ", () => {
    expect(messages("<kbd>A</kbd>", "<kbd>B</kbd>")).to.deep.equal([]);
    expect(messages("<kbd>A</kbd>", "A")).to.have.length(1);
    expect(messages("```\nnpm start\n```", "```\nnpm test\n```")).to.have.length(1);
    expect(messages("```\na.ts\n```", "```\na.en.ts\n```")).to.have.length(1);
  });
});
