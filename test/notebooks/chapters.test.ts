import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { languages } from "../../tools/chapters/chapter.js";
import {
  chaptersFolder,
  editionFolder,
  listChapters,
  listNotebooks,
  notebookFile,
  shown,
} from "../../tools/chapters/library.js";
import { readNotebook } from "../../tools/chapters/nbformat.js";
import { describeNotebook } from "./describe-notebook.js";
import { locateIn } from "./locate.js";

const [first] = languages;

describe("the committed notebooks", () => {
  for (const language of languages) {
    it(`are those of the chapters, in the ${language} edition`, () => {
      const expected = listChapters(chaptersFolder).map((file) => notebookFile(file, language));
      expect(expected).not.to.be.empty;
      expect(listNotebooks(chaptersFolder, language)).to.deep.equal(expected);
    });
  }
});

for (const chapter of listChapters(chaptersFolder)) {
  const files = languages.map((language) => [language, notebookFile(chapter, language)] as const);
  const committed = files.filter(([, file]) => existsSync(file));
  if (committed.length === 0) continue;
  describeNotebook({
    name: `notebooks/{${languages.join(",")}}/${basename(chapter, ".md")}.ipynb`,
    folder: editionFolder(chaptersFolder, first),
    editions: new Map(committed.map(([l, file]) => [l, readNotebook(readFileSync(file, "utf8"))])),
    locate: locateIn(readFileSync(chapter, "utf8"), shown(chapter)),
  });
}
