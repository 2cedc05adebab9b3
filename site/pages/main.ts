import { fork } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languages } from "../../tools/chapters/chapter.js";
import { readBook } from "./book.js";
import type { Compiled } from "./compile.js";
import { chapterPage } from "./page.js";
import { chapterOutputs } from "./outputs.js";
import { frontMarkdown, frontSteps } from "./front-page.js";
import { sourceHtml, sourceMarkdown } from "./source-page.js";
import { folderOf } from "./words.js";

/** Makes the pages that VitePress renders: `main.ts <folder> <base>`. */
const [folder, base] = process.argv.slice(2);
const write = (path: string, content: string): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};

rmSync(folder, { recursive: true, force: true });
// The compiler works in a process of its own while charts are drawn here.
const compiler = fork(new URL("./compile.ts", import.meta.url), [join(folder, "api")]);
const compiled = new Promise<Compiled>((resolve, reject) => {
  compiler.once("message", (message) => resolve(message as Compiled));
  compiler.once("exit", (code) => reject(new Error(`compile.ts ended with ${code}`)));
});
const site = { publicFolder: join(folder, "public"), base };
const book = readBook();
const outputs = book.map(({ name, notebooks }) => ({
  zh: chapterOutputs(notebooks.zh, `notebooks/zh/${name}.ipynb`, site),
  en: chapterOutputs(notebooks.en, `notebooks/en/${name}.ipynb`, site),
}));
const { names, chapters } = await compiled;
// The reference is English; around it stands the language that the reader has chosen.
cpSync(join(folder, "api"), join(folder, "en", "api"), { recursive: true });
const cells: Record<string, string> = {};
for (const [n, chapter] of book.entries()) {
  cells[`source/${chapter.name}`] = sourceHtml(chapter);
  write(`public/hints/${chapter.name}.json`, JSON.stringify(chapters[n].hints));
  for (const language of languages) {
    const page = chapterPage(
      chapter,
      language,
      { code: chapters[n], outputs: outputs[n][language] },
      site,
    );
    write(`${folderOf(language)}chapters/${chapter.name}.md`, page.markdown);
    write(`${folderOf(language)}source/${chapter.name}.md`, sourceMarkdown(chapter, language));
    Object.assign(cells, page.cells);
  }
}
const steps = frontSteps();
for (const language of languages)
  write(`${folderOf(language)}index.md`, frontMarkdown(language, steps));
copyFileSync(new URL("../icon.svg", import.meta.url), join(folder, "public", "icon.svg"));
write("cells.json", JSON.stringify(cells));
write("book.json", JSON.stringify(book.map(({ name, titles }) => ({ name, titles }))));
console.log(
  `${book.length} chapters in ${languages.length} languages, ${names} names of the engine`,
);
