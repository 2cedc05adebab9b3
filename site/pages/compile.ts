import { writeApi } from "./api.js";
import { readBook } from "./book.js";
import { chapterCodes, type ChapterCode } from "./chapter-code.js";
import { codeHighlighter } from "./code.js";

/** What this process tells the one that has begun it. */
export interface Compiled {
  /** How many of the engine's names have a page. */
  readonly names: number;
  /** The code of each chapter, in their order. */
  readonly chapters: readonly ChapterCode[];
}

/** What needs the compiler: the reference, and the chapters' code. `compile.ts <folder of the reference>` */
const api = await writeApi(process.argv[2]);
const highlighter = await codeHighlighter();
const chapters = chapterCodes(readBook(), highlighter, api);
const compiled: Compiled = { names: api.size, chapters };
process.send!(compiled, () => process.disconnect());
