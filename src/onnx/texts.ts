import { inWords } from "../tensor/arguments.js";

/** Texts by their keys. */
export type Texts = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

/**
 * Keys and texts, in their order.
 * @throws TypeError for what is no text, RangeError for one that no file can hold.
 */
export function readTexts(operation: string, texts: Texts): [key: string, text: string][] {
  if (typeof texts !== "object" || texts === null || Array.isArray(texts)) {
    throw new TypeError(
      `${operation}: metadata must be an object or a Map of texts, got ${inWords(texts)}`,
    );
  }
  const entries = [...(texts instanceof Map ? texts : Object.entries(texts))];
  for (const [key, text] of entries) {
    checkText(operation, "a metadata key", key);
    checkText(operation, `metadata ${JSON.stringify(key)}`, text);
  }
  return entries;
}

/** @throws TypeError for what is no string, RangeError for half of a character, which UTF-8 does not have. */
export function checkText(operation: string, what: string, text: unknown): void {
  if (typeof text !== "string") {
    throw new TypeError(`${operation}: ${what} must be a string, got ${inWords(text)}`);
  }
  if (/\p{Surrogate}/u.test(text)) {
    throw new RangeError(
      `${operation}: ${what} must be Unicode characters, got ${JSON.stringify(text)}`,
    );
  }
}
