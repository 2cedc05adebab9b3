import { expect } from "chai";
import { parseChapter } from "../../tools/chapters/chapter.js";
import { makeNotebook } from "../../tools/chapters/notebook.js";
import { sectionsOf } from "../../tools/chapters/outline.js";

describe("sectionsOf(notebook)", () => {
  const chapter = parseChapter(
    [
      ["::: zh #a", "# 题", ":::", "::: en #a", "# Title", ":::"],
      ["```ts #b", "1", "```"],
      ["::: zh #c", "## 甲", "", "### $h_t$ 与 `step`", ":::"],
      ["::: en #c", "## A", "", "### $h_t$ and `step`", ":::"],
      ["::: zh #d", "字", ":::", "::: en #d", "word", ":::"],
      ["```ts #e", "2", "```"],
    ]
      .flat()
      .join("\n"),
    "01.md",
  );

  it("puts each cell under the nearest heading before it, in the words of the edition", () => {
    expect([...sectionsOf(makeNotebook(chapter, "en"))]).to.deep.equal([
      ["a", "Title"],
      ["b", "Title"],
      ["c", "h_t and step"],
      ["d", "h_t and step"],
      ["e", "h_t and step"],
    ]);
    expect(sectionsOf(makeNotebook(chapter, "zh")).get("e")).to.equal("h_t 与 step");
  });
});
