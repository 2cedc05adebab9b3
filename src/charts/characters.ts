import { checkCount } from "./input.js";

/** A text, or its characters one by one. */
export type Characters = string | readonly string[];

/**
 * The characters of a text, one a time step; a character outside the first 65,536 counts once.
 * @throws RangeError when they are not one a time step.
 */
export function readCharacters(
  operation: string,
  text: Characters,
  steps: number,
): readonly string[] {
  const characters = typeof text === "string" ? [...text] : text;
  checkCount(operation, "characters (one a time step)", characters.length, steps);
  return characters;
}

/** A character as it is drawn where it stands alone: an end of line would not be seen. */
export function visible(character: string): string {
  return character === "\n" ? "↵" : character;
}
