import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { languages, type Language } from "../../tools/chapters/chapter.js";
import { writeApi } from "./api.js";
import { codeOf, readBook } from "./book.js";
import { cellProgram } from "./cell-program.js";
import { codeSymbols } from "./code-symbols.js";
import { codeHighlighter } from "./code.js";
import { engineNames } from "./engine-names.js";
import { chapterPage } from "./page.js";
import { frontMarkdown, frontSteps } from "./front-page.js";
import { sourceHtml, sourceMarkdown } from "./source-page.js";

/** Makes the pages that VitePress renders: `main.ts <folder> <base>`. */
const [folder, base] = process.argv.slice(2);
const write = (path: string, content: string): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
};

rmSync(folder, { recursive: true, force: true });
const api = await writeApi(join(folder, "api"));
// Its words are English; around it stands the language that the reader has chosen.
cpSync(join(folder, "api"), join(folder, "en", "api"), { recursive: true });
const highlighter = await codeHighlighter();
const site = { publicFolder: join(folder, "public"), base };
const book = readBook();
const exported = new Map([...api].map(([name, { module }]) => [name, module]));
const cells: Record<string, string> = {};
for (const chapter of book) {
  cells[`source/${chapter.name}`] = sourceHtml(chapter);
  const program = cellProgram(codeOf(chapter));
  const names = { engine: engineNames(program, exported), symbols: codeSymbols(program) };
  for (const language of languages) {
    const page = chapterPage(chapter, language, names, { site, highlighter, api });
    write(`${folderOf(language)}chapters/${chapter.name}.md`, page.markdown);
    write(`${folderOf(language)}source/${chapter.name}.md`, sourceMarkdown(chapter, language));
    write(`public/hints/${language}/${chapter.name}.json`, JSON.stringify(page.hints));
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
  `${book.length} chapters in ${languages.length} languages, ${api.size} names of the engine`,
);

function folderOf(language: Language): string {
  return language === "zh" ? "" : `${language}/`;
}
