import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { languages } from "../../tools/chapters/chapter.js";
import { chaptersFolder, listNotebooks, shown } from "../../tools/chapters/library.js";
import { readNotebook } from "../../tools/chapters/nbformat.js";
import { describeNotebook } from "./describe-notebook.js";
import { locateIn } from "./locate.js";

describe("the committed notebooks", () => {
  for (const language of languages) {
    const files = listNotebooks(chaptersFolder, language);
    it(`are there, in ${language}`, () => {
      expect(files).not.to.be.empty;
    });
    for (const file of files) {
      const chapter = join(chaptersFolder, `${basename(file, ".ipynb")}.md`);
      const source = existsSync(chapter) ? readFileSync(chapter, "utf8") : "";
      describeNotebook({
        name: shown(file),
        folder: dirname(file),
        notebook: readNotebook(readFileSync(file, "utf8")),
        locate: locateIn(source, shown(chapter)),
      });
    }
  }
});
