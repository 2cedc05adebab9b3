import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Highlighter } from "shiki";
import type { BookChapter } from "../../site/pages/book.js";
import { chapterCodes } from "../../site/pages/chapter-code.js";
import { codeHighlighter } from "../../site/pages/code.js";
import { chapterOutputs } from "../../site/pages/outputs.js";
import { chapterPage } from "../../site/pages/page.js";
import { parseChapter, type Language } from "../../tools/chapters/chapter.js";
import { makeNotebook } from "../../tools/chapters/notebook.js";
import { stampOf } from "../../tools/chapters/stamp.js";

const chapterOf = (stamp: string) => `::: zh #title

# 一章

:::

::: en #title of=${stamp}

# A chapter

:::

\`\`\`ts #sum
1 + 1
\`\`\`

::: zh #after

接着说。

:::

::: en #after of=${stampOf("接着说。")}

And on.

:::

\`\`\`ts #answer-code answer
40 + 2
\`\`\`
`;

describe("chapterPage(book, language, parts, site)", function () {
  this.timeout(30_000);
  let publicFolder: string;
  let highlighter: Highlighter;
  before(async () => {
    publicFolder = mkdtempSync(join(tmpdir(), "unrolled-site-"));
    highlighter = await codeHighlighter();
  });
  after(() => rmSync(publicFolder, { recursive: true }));

  const pageOf = (stamp: string, language: Language) => {
    const source = chapterOf(stamp);
    const chapter = parseChapter(source, "notebooks/chapters/09-a.md");
    const book: BookChapter = {
      name: "09-a",
      source,
      chapter,
      notebooks: { zh: makeNotebook(chapter, "zh"), en: makeNotebook(chapter, "en") },
      titles: { zh: "一章", en: "A chapter" },
    };
    const site = { publicFolder, base: "/base/" };
    const [code] = chapterCodes([book], highlighter, new Map());
    const outputs = chapterOutputs(book.notebooks[language], "09-a.ipynb", site);
    return chapterPage(book, language, { code, outputs }, site);
  };
  const current = stampOf("# 一章");

  it("marks an English passage whose Chinese has moved on, and no other", () => {
    const { markdown } = pageOf("00000000", "en");
    expect(markdown.match(/class="stale"/g)).to.have.length(1);
    expect(markdown.indexOf('class="stale"')).to.be.lessThan(markdown.indexOf("# A chapter"));
    expect(pageOf(current, "en").markdown).not.to.include("stale");
    expect(pageOf("00000000", "zh").markdown).not.to.include("stale");
  });

  it("has a place for each cell, called the same in both languages", () => {
    for (const language of ["zh", "en"] as const) {
      const { markdown, cells } = pageOf(current, language);
      expect(markdown).to.match(/^# .* \{#title\}$/m);
      expect(markdown).to.include('<a id="after" class="place"></a>');
      expect(cells[`${language}/09-a/sum`]).to.include('id="cell-sum"');
    }
  });

  it("leads from each cell to its line in the source, in the same language", () => {
    const line = chapterOf(current).split("\n").indexOf("```ts #sum") + 1;
    expect(pageOf(current, "zh").cells["zh/09-a/sum"]).to.include(
      `href="/base/source/09-a.html#L${line}"`,
    );
    expect(pageOf(current, "en").cells["en/09-a/sum"]).to.include(
      `href="/base/en/source/09-a.html#L${line}"`,
    );
  });

  it("folds the code of an answer away", () => {
    const { cells } = pageOf(current, "en");
    expect(cells["en/09-a/answer-code"]).to.match(/^<details class="answer-code"><summary>/);
    expect(cells["en/09-a/sum"]).not.to.include("<details");
  });
});
