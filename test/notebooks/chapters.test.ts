import { expect } from "chai";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { languages } from "../../tools/chapters/chapter.js";
import {
  chaptersFolder,
  listChapters,
  listNotebooks,
  notebookFile,
  root,
} from "../../tools/chapters/library.js";

describe("the committed notebooks", () => {
  for (const language of languages) {
    it(`are those of the chapters, in the ${language} edition`, () => {
      const expected = listChapters(chaptersFolder).map((file) => notebookFile(file, language));
      expect(expected).not.to.be.empty;
      expect(listNotebooks(chaptersFolder, language)).to.deep.equal(expected);
    });
  }

  it("have a test file each, so that two chapters can run at a time", () => {
    const chapters = listChapters(chaptersFolder).map((file) => basename(file, ".md"));
    const tests = readdirSync(join(root, "test", "notebooks", "chapters")).sort();
    expect(tests).to.deep.equal(chapters.map((name) => `${name}.test.ts`));
  });
});
