import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { MarkdownCell, Notebook } from "./nbformat.js";

/** A fence that names a file after its language, and has nothing inside. */
const listing = /^(```\w+) +(\S+)\n```$/gm;

/**
 * The notebook with the files inside that its prose shows, so that what is read is what is run.
 * @param folder where the files' paths start from.
 * @throws Error for a file that would end the fence.
 */
export async function includeListings(notebook: Notebook, folder: string): Promise<Notebook> {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "markdown" ? includeIn(cell, folder) : cell,
  );
  return { ...notebook, cells: await Promise.all(cells) };
}

async function includeIn(cell: MarkdownCell, folder: string): Promise<MarkdownCell> {
  const paths = [...cell.source.matchAll(listing)].map(([, , path]) => path);
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await readFile(resolve(folder, decodeURI(path)), "utf8");
    if (/^```/m.test(text)) {
      throw new Error(
        `${cell.id}: expected a listing without a line that begins with \`\`\`, got ${path}`,
      );
    }
    texts.set(path, text.trimEnd());
  }
  const source = cell.source.replace(
    listing,
    (_, fence: string, path: string) => `${fence}\n${texts.get(path)}\n\`\`\``,
  );
  return { ...cell, source };
}
