import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Language } from "../../tools/chapters/chapter.js";
import { chaptersFolder, listNotebooks, shown } from "../../tools/chapters/library.js";
import { readNotebook } from "../../tools/chapters/nbformat.js";
import { describeNotebook } from "./describe-notebook.js";
import { locateIn } from "./locate.js";

/** Registers every committed notebook of an edition; that there is none is a failure too. */
export function describeEdition(language: Language): void {
  describe(`the notebooks of the ${language} edition`, () => {
    const files = listNotebooks(chaptersFolder, language);
    it("are there", () => {
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
  });
}
