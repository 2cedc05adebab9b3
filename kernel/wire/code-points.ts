/**
 * The protocol counts a cursor's position in Unicode characters, JavaScript in UTF-16 units: an emoji
 * is one of the former and two of the latter.
 */
export function utf16Index(text: string, codePoints: number): number {
  let index = 0;
  for (let passed = 0; passed < codePoints && index < text.length; passed++) {
    index += text.codePointAt(index)! > 0xffff ? 2 : 1;
  }
  return index;
}

/** The reverse: how many Unicode characters stand before a UTF-16 index. */
export function codePointIndex(text: string, utf16: number): number {
  let passed = 0;
  for (let index = 0; index < utf16 && index < text.length; passed++) {
    index += text.codePointAt(index)! > 0xffff ? 2 : 1;
  }
  return passed;
}
