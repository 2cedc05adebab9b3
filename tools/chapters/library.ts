import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "./chapter.js";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where the chapters' sources stand; the editions' folders are its siblings. */
export const chaptersFolder = join(root, "notebooks", "chapters");

/** The sources in a folder of chapters, in order; FORMAT.md, which tells how to write one, is none. */
export async function listChapters(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  const chapters = files.filter((name) => name !== "FORMAT.md");
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

/** A path as messages show it: from the project's root, with forward slashes. */
export function shown(file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}
