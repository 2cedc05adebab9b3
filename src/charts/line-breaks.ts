import { isSquare } from "./text-width.js";

/** A line of a text: the places of its first character and of the one after its last. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
}

/**
 * Breaks characters into lines of at most `most`: after an end of line (drawn as ↵), else after the last
 * space that fits, else (in Chinese) where the line is full.
 */
export function brokenInto(characters: readonly string[], most: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < characters.length;) {
    const end = lineEnd(characters, start, most);
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

function lineEnd(characters: readonly string[], start: number, most: number): number {
  const full = Math.min(start + most, characters.length);
  const line = characters.slice(start, full);
  const ended = line.indexOf("↵");
  if (ended >= 0) return start + ended + 1;
  const space = line.lastIndexOf(" ");
  return full < characters.length && space >= 0 ? start + space + 1 : full;
}

/** How many characters fit into a line of so many pixels, when each stands in a place of its own. */
export function charactersInLine(characters: readonly string[], width: number): number {
  return Math.floor(width / (characters.some(isSquare) ? 18 : 10));
}
