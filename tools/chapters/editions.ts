import type { ProseCell } from "./chapter.js";
import { partsOf, type Part } from "./prose.js";

/** A difference between the two texts of a cell, at a line of the chapter's source. */
export interface EditionDifference {
  readonly line: number;
  readonly message: string;
}

/** Compared one by one, in order: a translation keeps the sequence. */
const inSequence = [
  "heading level",
  "display formula",
  "code block",
  "listing",
  "image",
  "HTML tag",
] as const;

/**
 * Compared as sets: a translation has its own word order, and may name again what the other
 * edition calls "it", but neither may speak of something that the other does not.
 */
const asSet = ["formula", "inline code", "link"] as const;

/** Where the English text of a cell says something else than the Chinese one, or less, or more. */
export function compareEditions(cell: ProseCell): EditionDifference[] {
  const zh = partsOf(cell.zh.text);
  const en = partsOf(cell.en.text);
  const inChapter = (side: "zh" | "en", line: number) => cell[side].line + line;
  const differences: EditionDifference[] = [];

  for (const kind of inSequence) {
    const left = zh.filter((part) => part.kind === kind);
    const right = en.filter((part) => part.kind === kind);
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
      if (sameInBoth(left[at], right[at])) continue;
      const line = right[at] ? inChapter("en", right[at].line) : inChapter("zh", left[at].line);
      const message = `${kind} ${at + 1} differs: zh has ${show(left[at])}, en has ${show(right[at])}`;
      differences.push({ line, message });
      break;
    }
  }
  for (const kind of asSet) {
    for (const part of missingFrom(en, zh, kind))
      differences.push({
        line: inChapter("zh", part.line),
        message: `${kind} ${show(part)} stands in zh only`,
      });
    for (const part of missingFrom(zh, en, kind))
      differences.push({
        line: inChapter("en", part.line),
        message: `${kind} ${show(part)} stands in en only`,
      });
  }
  return differences;
}

/** The English twin of a picture with words in it is `name.en.svg` beside `name.svg`. */
function sameInBoth(zh: Part | undefined, en: Part | undefined): boolean {
  if (zh === undefined || en === undefined) return false;
  if (zh.value === en.value) return true;
  return zh.kind === "image" && zh.value.replace(/(\.\w+)$/, ".en$1") === en.value;
}

function missingFrom(others: Part[], parts: Part[], kind: Part["kind"]): Part[] {
  const known = new Set(others.filter((part) => part.kind === kind).map((part) => part.value));
  return parts.filter((part) => part.kind === kind && !known.has(part.value));
}

function show(part: Part | undefined): string {
  return part === undefined ? "none" : `"${part.value}"`;
}
