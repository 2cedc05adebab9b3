import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { MarkdownCell, MimeBundle, Notebook } from "./nbformat.js";
import { partsOf } from "./prose.js";

/**
 * The notebook with its pictures inside, as attachments of the cells that show them: JupyterLab serves
 * no file from outside its folder, and a notebook sent to a friend travels alone.
 * @param folder where the pictures' paths start from.
 * @throws Error for a picture that is not a PNG.
 */
export async function attachPictures(notebook: Notebook, folder: string): Promise<Notebook> {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "markdown" ? attachTo(cell, folder) : cell,
  );
  return { ...notebook, cells: await Promise.all(cells) };
}

async function attachTo(cell: MarkdownCell, folder: string): Promise<MarkdownCell> {
  const paths = partsOf(cell.source)
    .filter(({ kind, value }) => kind === "image" && !/^[a-z]+:/i.test(value))
    .map(({ value }) => value);
  if (paths.length === 0) return cell;
  let { source } = cell;
  const attachments: Record<string, MimeBundle> = {};
  for (const [at, path] of [...new Set(paths)].entries()) {
    if (!path.endsWith(".png")) throw new Error(`${cell.id}: expected a PNG picture, got ${path}`);
    const name = `${cell.id}${at === 0 ? "" : `-${at + 1}`}.png`;
    const picture = await readFile(resolve(folder, decodeURI(path)));
    attachments[name] = { "image/png": picture.toString("base64") };
    source = source.replaceAll(`](${path})`, `](attachment:${name})`);
  }
  return { ...cell, attachments, source };
}
