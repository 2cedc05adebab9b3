/**
 * About how wide `text` is at a font size of 1, by rule and not by font, so that it is the same on
 * every machine: a Chinese character is square, any other is taken as 0.6 of its height wide.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += isSquare(character) ? 1 : 0.6;
  return width;
}

/** Whether a character is as wide as it is high. */
export function isSquare(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—]/u.test(character);
}
