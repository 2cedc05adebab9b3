import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "./chapter.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where the chapters' sources stand; the editions' folders are its siblings. */
export const chaptersFolder = join(root, "notebooks", "chapters");

/** The sources in a folder of chapters, in order; FORMAT.md, which tells how to write one, is none. */
export function listChapters(folder: string): string[] {
  const chapters = listFiles(folder, ".md").filter((name) => name !== "FORMAT.md");
  const misnamed = chapters.find((name) => !/^\d\d-[a-z0-9-]+\.md$/.test(name));
  if (misnamed)
    throw new Error(`${folder}: expected a chapter named like 01-rnn.md, got ${misnamed}`);
  return chapters.map((name) => join(folder, name));
}

/** The folder of an edition, in which its notebooks stand and run: a sibling of the chapters'. */
export function editionFolder(chaptersFolder: string, language: Language): string {
  return resolve(chaptersFolder, "..", language);
}

/** The notebook that a chapter's source makes for an edition. */
export function notebookFile(chapterFile: string, language: Language): string {
  const name = `${basename(chapterFile, ".md")}.ipynb`;
  return join(editionFolder(dirname(chapterFile), language), name);
}

/** The notebooks of an edition, whichever chapter they are of, in order. */
export function listNotebooks(chaptersFolder: string, language: Language): string[] {
  const folder = editionFolder(chaptersFolder, language);
  return listFiles(folder, ".ipynb").map((name) => join(folder, name));
}

/** A path as messages show it: from the project's root, with forward slashes. */
export function shown(file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}

function listFiles(folder: string, ending: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith(ending)).sort();
}
