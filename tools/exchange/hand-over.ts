import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseChapter } from "../chapters/chapter.js";
import { executeChapter } from "../chapters/execute.js";
import { chaptersFolder, editionFolder, shown } from "../chapters/library.js";

const LAST = "hand-over";

// The cells up to the one that writes the model; those after it read what PyTorch makes of it.
const file = join(chaptersFolder, "04-exchange.md");
const chapter = parseChapter(await readFile(file, "utf8"), shown(file));
const last = chapter.cells.findIndex(({ id }) => id === LAST);
if (last < 0) throw new Error(`${shown(file)}: expected a cell ${LAST}, got none`);
const cells = chapter.cells.slice(0, last + 1);
await executeChapter({ ...chapter, cells }, editionFolder(chaptersFolder, "zh"));
