import { expect } from "chai";
import { parseChapter } from "../../tools/chapters/chapter.js";
import { checkChapter } from "../../tools/chapters/check.js";
import { formatProblem } from "../../tools/chapters/problem.js";
import { acceptTranslations, stampOf } from "../../tools/chapters/stamp.js";

const folder = import.meta.dirname;

/** A chapter of one cell for each pair of texts, with ids a, b, c …, freshly stamped. */
function chapterOf(...pairs: [zh: string, en: string][]): string {
  const blocks = pairs.map(([zh, en], at) => {
    const id = String.fromCharCode(97 + at);
    return `::: zh #${id}\n${zh}\n:::\n::: en #${id}\n${en}\n:::\n`;
  });
  return acceptTranslations(blocks.join(""), "01.md").source;
}

const check = (source: string) =>
  checkChapter(parseChapter(source, "01.md"), folder).map(formatProblem);

describe("checkChapter(chapter, folder)", () => {
  const sound = chapterOf(["# 题", "# Title"], ["## 节", "## Section"]);

  it("finds nothing in a sound chapter", () => {
    expect(check(`${sound}\n\`\`\`ts #sum\n1 + 1\n\`\`\`\n`)).to.deep.equal([]);
  });

  it("finds an English text whose Chinese text has changed, and names both stamps", () => {
    expect(check(sound.replace("## 节", "## 新节"))).to.deep.equal([
      "01.md:10 #b: the Chinese text has changed since the English one was written: its stamp is " +
        `of=${stampOf("## 节")}, expected of=${stampOf("## 新节")} ` +
        "(read both, then accept with: npm run chapters -- --stamp b)",
    ]);
  });

  it("finds an English text that was never stamped", () => {
    expect(check(sound.replace(/ of=\w+/, ""))).to.have.length(1);
    expect(check(sound.replace(/ of=\w+/, ""))[0]).to.match(/^01\.md:4 #a: .* has no stamp/);
  });

  it("passes on what differs between the editions", () => {
    expect(check(chapterOf(["# 题\n\n$x$", "# Title\n\n$y$"]))).to.deep.equal([
      '01.md:4 #a: formula "x" stands in zh only',
      '01.md:9 #a: formula "y" stands in en only',
    ]);
  });

  it("passes on what is wrong with the code, at its line in the chapter", () => {
    const [problem] = check(`${sound}\`\`\`ts #sum\n1 + 1;\n// why\n\`\`\`\n`);
    expect(problem).to.match(/^01\.md:15 #sum: code holds a comment/);
  });

  it("finds a link and a picture that lead nowhere, in either edition", () => {
    const good = "[a](check.test.ts#part) [b](https://a.org) [c](#part)";
    const bad = `${good} [d](gone.md) ![e](gone.svg)`;
    expect(check(chapterOf([`# 题\n\n${good}`, `# Title\n\n${good}`]))).to.deep.equal([]);
    expect(check(chapterOf([`# 题\n\n${bad}`, `# Title\n\n${bad}`]))).to.deep.equal([
      "01.md:4 #a: the link leads nowhere: gone.md",
      "01.md:4 #a: the image leads nowhere: gone.svg",
      "01.md:9 #a: the link leads nowhere: gone.md",
      "01.md:9 #a: the image leads nowhere: gone.svg",
    ]);
  });

  it("finds a listing of a file that is not there", () => {
    const shows = (file: string) => `\n\n\`\`\`python ${file}\n\`\`\``;
    expect(
      check(chapterOf([`# 题${shows("check.test.ts")}`, `# Title${shows("check.test.ts")}`])),
    ).to.deep.equal([]);
    expect(
      check(chapterOf([`# 题${shows("gone.py")}`, `# Title${shows("gone.py")}`])),
    ).to.deep.equal([
      "01.md:4 #a: the listing leads nowhere: gone.py",
      "01.md:10 #a: the listing leads nowhere: gone.py",
    ]);
  });

  it("finds a chapter that does not open with its title", () => {
    expect(check(chapterOf(["字", "word"]))).to.deep.equal([
      "01.md:1 #a: a chapter opens with its title: # Title",
    ]);
  });

  it("finds a second title and a level of heading that is skipped", () => {
    const chapter = chapterOf(
      ["# 题", "# T"],
      ["## 节", "## S"],
      ["字\n\n#### 小", "w\n\n#### s"],
      ["# 又", "# T2"],
    );
    expect(check(chapter)).to.deep.equal([
      "01.md:16 #c: the heading is of level 4 under one of level 2",
      '01.md:24 #d: a second title: "又"',
    ]);
  });

  it("finds a heading inside a folded answer", () => {
    const chapter = chapterOf(["# 题", "# T"], ["## 节", "## S"]).replace(/ #b/g, " #b answer");
    expect(check(chapter)).to.deep.equal([
      '01.md:8 #b: a folded answer cannot hold a heading: "节"',
    ]);
  });
});
