import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { languages } from "./chapter.js";
import { editionFolder, listChapters, notebookFile, shown } from "./library.js";

/** The notebooks beside a folder of chapters that none of its chapters makes. */
export async function findOrphans(chaptersFolder: string): Promise<string[]> {
  const chapters = await listChapters(chaptersFolder);
  const orphans: string[] = [];
  for (const language of languages) {
    const folder = editionFolder(chaptersFolder, language);
    const made = new Set(chapters.map((chapter) => notebookFile(chapter, language)));
    const names = await readdir(folder).catch(() => []);
    const notebooks = names.filter((name) => name.endsWith(".ipynb"));
    orphans.push(...notebooks.map((name) => join(folder, name)).filter((path) => !made.has(path)));
  }
  return orphans.map(shown);
}
