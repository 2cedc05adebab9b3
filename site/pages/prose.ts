import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MarkdownCell } from "../../tools/chapters/nbformat.js";
import type { Site } from "./chart.js";

/**
 * The Markdown of a prose cell, for a page: its headings called as the cell, so that they have one address
 * in both languages; its pictures in files of the site.
 * @param where for errors: the file and the cell.
 * @throws Error for a picture that is not there.
 */
export function proseMarkdown(
  { id, source, attachments = {} }: MarkdownCell,
  where: string,
  site: Site,
): string {
  let text = source;
  for (const [, name] of source.matchAll(/\]\(attachment:([^)]+)\)/g)) {
    const png = attachments[name]?.["image/png"];
    if (typeof png !== "string") {
      throw new Error(
        `${where}: expected a picture ${JSON.stringify(name)} among the attachments, got ${Object.keys(attachments).join(", ") || "none"}`,
      );
    }
    text = text.replaceAll(
      `](attachment:${name})`,
      `](${pictureFile(Buffer.from(png, "base64"), site)})`,
    );
  }
  return withIds(text, id).replaceAll(/\]\(([\w-]+)\.ipynb(#[^)]*)?\)/g, "](./$1.md$2)");
}

function pictureFile(bytes: Buffer, { publicFolder, base }: Site): string {
  const name = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const folder = join(publicFolder, "pictures");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), bytes);
  return `${base}pictures/${name}.png`;
}

/** The first heading of a cell has the cell's id for its own, the next ones a number behind. */
function withIds(text: string, id: string): string {
  let count = 0;
  let inFence = false;
  return text
    .split("\n")
    .map((line) => {
      if (/^\s*```/.test(line)) inFence = !inFence;
      if (inFence || !/^#{1,6} /.test(line)) return line;
      count += 1;
      return `${line} {#${count === 1 ? id : `${id}-${count}`}}`;
    })
    .join("\n");
}
