import { expect } from "chai";
import { parseChapter } from "../../tools/chapters/chapter.js";
import { makeNotebook } from "../../tools/chapters/notebook.js";

const source = `
::: zh #a
# 题
:::
::: en #a
# Title
:::
\`\`\`ts #sum timeout=90
1 + 1
\`\`\`
::: zh #told answer
二
:::
::: en #told answer
Two
:::
\`\`\`ts #shown answer
2
\`\`\`
`;
const chapter = parseChapter(source, "01.md");

describe("makeNotebook(chapter, language, execution)", () => {
  it("makes one cell of each block, with the block's id, in the words of the edition", () => {
    const zh = makeNotebook(chapter, "zh");
    const en = makeNotebook(chapter, "en");
    expect(zh.cells.map(({ id }) => id)).to.deep.equal(["a", "sum", "told", "shown"]);
    expect(zh.cells.map(({ id }) => id)).to.deep.equal(en.cells.map(({ id }) => id));
    expect([zh.cells[0].source, en.cells[0].source]).to.deep.equal(["# 题", "# Title"]);
    expect(zh.cells[1].source).to.equal("1 + 1");
  });

  it("names the language of the edition and the kernel", () => {
    const { metadata } = makeNotebook(chapter, "en", {
      languageInfo: { name: "typescript", version: "5.0.4" },
      cells: new Map(),
    });
    expect(metadata).to.deep.equal({
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
      language: "en",
      language_info: { name: "typescript", version: "5.0.4" },
    });
  });

  it("folds an answer away: prose in <details>, code with hidden source and outputs", () => {
    const { cells } = makeNotebook(chapter, "en");
    expect(cells[2].source).to.equal("<details>\n<summary>Answer</summary>\n\nTwo\n\n</details>");
    expect(cells[2].metadata).to.deep.equal({ tags: ["answer"] });
    expect(cells[3].metadata).to.deep.equal({
      collapsed: true,
      jupyter: { outputs_hidden: true, source_hidden: true },
      tags: ["answer"],
    });
  });

  it("keeps the time limit of a cell in its metadata", () => {
    expect(makeNotebook(chapter, "zh").cells[1].metadata).to.deep.equal({
      unrolled: { timeout: 90 },
    });
  });

  it("gives each edition its own words of a display, and drops the other's", () => {
    const execution = {
      languageInfo: {},
      cells: new Map([
        [
          "sum",
          {
            executionCount: 1,
            outputs: [
              {
                output_type: "display_data" as const,
                data: { "text/plain": "遗忘门" },
                metadata: {
                  width: 3,
                  editions: { zh: { "text/plain": "遗忘门" }, en: { "text/plain": "forget gate" } },
                },
              },
            ],
          },
        ],
      ]),
    };
    const outputs = (language: "zh" | "en") => makeNotebook(chapter, language, execution).cells[1];
    expect(outputs("zh"))
      .to.have.nested.property("outputs[0]")
      .deep.equal({
        output_type: "display_data",
        data: { "text/plain": "遗忘门" },
        metadata: { width: 3 },
      });
    expect(outputs("en"))
      .to.have.nested.property("outputs[0]")
      .deep.equal({
        output_type: "display_data",
        data: { "text/plain": "forget gate" },
        metadata: { width: 3 },
      });
  });

  it("refuses a display that lacks an edition", () => {
    const output = {
      output_type: "display_data" as const,
      data: {},
      metadata: { editions: { zh: {} } },
    };
    const cells = new Map([["sum", { executionCount: 1, outputs: [output] }]]);
    expect(() => makeNotebook(chapter, "en", { languageInfo: {}, cells })).to.throw(
      "a display has no edition in en",
    );
  });
});
