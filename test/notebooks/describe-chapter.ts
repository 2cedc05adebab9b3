import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../tools/chapters/chapter.js";
import {
  chaptersFolder,
  editionFolder,
  notebookFile,
  shown,
} from "../../tools/chapters/library.js";
import { readNotebook } from "../../tools/chapters/nbformat.js";
import { describeNotebook } from "./describe-notebook.js";
import { locateIn } from "./locate.js";

const [first] = languages;

/** Registers the committed notebooks of a chapter, of all editions, as a mocha suite. */
export function describeChapter(name: string): void {
  const chapter = join(chaptersFolder, `${name}.md`);
  const files = languages.map((language) => [language, notebookFile(chapter, language)] as const);
  const committed = files.filter(([, file]) => existsSync(file));
  if (committed.length === 0) throw new Error(`${name} has no committed notebook in any edition`);
  describeNotebook({
    name: `notebooks/{${languages.join(",")}}/${name}.ipynb`,
    folder: editionFolder(chaptersFolder, first),
    editions: new Map(committed.map(([l, file]) => [l, readNotebook(readFileSync(file, "utf8"))])),
    locate: locateIn(readFileSync(chapter, "utf8"), shown(chapter)),
  });
}
