import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The project that the notebook belongs to: the nearest folder above it with a package.json. */
const root = projectRoot(process.cwd());

/** A file's path or URL as seen from the notebook's folder, with `/` on every system. */
export function relativePath(file: string): string {
  const path = file.startsWith("file:") ? fileURLToPath(file) : file;
  return relative(process.cwd(), path).split(sep).join("/");
}

/**
 * `text` with the project's absolute paths made relative to the notebook's folder: what a cell
 * shows must be the same on each machine.
 */
export function withoutAbsolutePaths(text: string): string {
  const toRoot = relative(process.cwd(), root).split(sep).join("/") || ".";
  return text
    .replaceAll(pathToFileURL(process.cwd() + sep).href, "")
    .replaceAll(process.cwd() + sep, "")
    .replaceAll(pathToFileURL(root).href, toRoot)
    .replaceAll(root, toRoot);
}

function projectRoot(folder: string): string {
  for (let at = folder; dirname(at) !== at; at = dirname(at)) {
    if (existsSync(join(at, "package.json"))) return at;
  }
  return folder;
}
