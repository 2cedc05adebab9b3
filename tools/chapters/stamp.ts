import { createHash } from "node:crypto";
import { parseChapter } from "./chapter.js";

/** Eight hex digits that change when the text does: an English block carries those of the Chinese it translates. */
export function stampOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/** A translation that an author has accepted, with the line of the English block. */
export interface Acceptance {
  readonly id: string;
  readonly line: number;
  readonly from: string | undefined;
  readonly to: string;
  /** The first lines of both texts. */
  readonly zh: string;
  readonly en: string;
}

/**
 * Stamps the English blocks whose Chinese text has changed: those with one of the ids, or all of
 * them where no ids are given. Gives the new source and what it accepted.
 */
export function acceptTranslations(
  source: string,
  file: string,
  ids?: ReadonlySet<string>,
): { source: string; accepted: Acceptance[] } {
  const lines = source.split("\n");
  const accepted: Acceptance[] = [];
  for (const cell of parseChapter(source, file).cells) {
    if (cell.kind === "code" || (ids && !ids.has(cell.id))) continue;
    const { line, of: from } = cell.en;
    const to = stampOf(cell.zh.text);
    if (from === to) continue;
    const header = lines[line - 1].replace(/\s+of=\S+/, "");
    lines[line - 1] = header.replace(`#${cell.id}`, `#${cell.id} of=${to}`);
    const [zh, en] = [cell.zh.text, cell.en.text].map((text) => text.split("\n", 1)[0]);
    accepted.push({ id: cell.id, line, from, to, zh, en });
  }
  return { source: lines.join("\n"), accepted };
}
