import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderToString } from "katex";
import type { MarkdownCell } from "../../tools/chapters/nbformat.js";
import { partsOf } from "../../tools/chapters/prose.js";
import type { Site } from "./chart.js";
import { figureHtml } from "./figure.js";

/** A prose cell as a page has it. */
export interface PageProse {
  /** With a fence for each figure. */
  readonly markdown: string;
  /** The HTML of its figures, by the names that the fences call them by. */
  readonly figures: Readonly<Record<string, string>>;
}

/** The HTML that folds answers away. */
const FOLDS = /<\/?(details|summary)>/g;

/**
 * The Markdown of a prose cell, for a page: its headings called as the cell, so that they have one address
 * in both languages; the book's figures as drawings; other pictures in files of the site.
 * @param passage the cell in its chapter, where pictures are called by their paths.
 * @param where for errors: the file and the cell.
 * @throws Error for a picture that is not there, for HTML but folds, and for a formula that KaTeX does not take.
 */
export function pageProse(
  { id, source, attachments = {} }: MarkdownCell,
  passage: string,
  where: string,
  site: Site,
): PageProse {
  checkParts(source, where);
  const paths = partsOf(passage).filter(({ kind }) => kind === "image");
  const figures: Record<string, string> = {};
  let at = 0;
  const text = source.replaceAll(
    /!\[([^\]]*)\]\(attachment:([^\s)]+)[^)]*\)/g,
    (_, said: string, name: string) => {
      const png = attachments[name]?.["image/png"];
      if (typeof png !== "string") {
        throw new Error(
          `${where}: expected a picture ${JSON.stringify(name)} among the attachments, got ${Object.keys(attachments).join(", ") || "none"}`,
        );
      }
      const figure = figureHtml(paths[at++]?.value ?? "", said, where);
      if (figure === undefined)
        return `![${said}](${pictureFile(Buffer.from(png, "base64"), site)})`;
      const fence = `figure/${where.replaceAll(/[^\w-]+/g, "-")}/${at}`;
      figures[fence] = figure;
      return `\n\`\`\`cell ${fence}\n\`\`\`\n`;
    },
  );
  const linked = text.replaceAll(/\]\(([\w-]+)\.ipynb(#[^)]*)?\)/g, "](./$1.md$2)");
  return { markdown: withIds(linked, id), figures };
}

/** A page takes pictures from the notebook alone, and no HTML that could run or hide something. */
function checkParts(source: string, where: string): void {
  for (const { kind, value } of partsOf(source)) {
    if (kind === "image" && !value.startsWith("attachment:")) {
      throw new Error(`${where}: expected a picture among the attachments, got ${value}`);
    }
    if (kind === "HTML tag" && value.replaceAll(FOLDS, "").includes("<")) {
      throw new Error(`${where}: expected no HTML but details and summary, got ${value}`);
    }
    if (kind === "formula" || kind === "display formula") {
      try {
        renderToString(value, { strict: "ignore" });
      } catch (error) {
        throw new Error(
          `${where}: expected a formula that KaTeX takes, got ${value}: ${(error as Error).message}`,
        );
      }
    }
  }
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
