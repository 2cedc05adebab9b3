import { languages } from "./chapter.js";
import { listChapters, listNotebooks, notebookFile, shown } from "./library.js";

/** The notebooks beside a folder of chapters that none of its chapters makes. */
export function findOrphans(chaptersFolder: string): string[] {
  const chapters = listChapters(chaptersFolder);
  return languages.flatMap((language) => {
    const made = new Set(chapters.map((chapter) => notebookFile(chapter, language)));
    const orphans = listNotebooks(chaptersFolder, language).filter((path) => !made.has(path));
    return orphans.map(shown);
  });
}
