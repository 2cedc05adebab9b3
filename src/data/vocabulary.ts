import { checkSize } from "../tensor/shape.js";

/** Which characters of the texts a vocabulary takes, and what stands for the others. */
export interface VocabularyOptions {
  /** Only so many characters, those that come most often; all of them unless given. */
  readonly commonest?: number;
  /** One character that stands for every other one; without it these are an error. */
  readonly unknown?: string;
}

/**
 * The characters of a text, each with its index. A character is a Unicode code point, so that 𠮷, which
 * JavaScript counts as two, is one.
 */
export class Vocabulary {
  /** The characters in the order of their indices; the unknown token, where there is one, is the last. */
  readonly characters: readonly string[];
  /** The character that stands for all that are not in the vocabulary. */
  readonly unknown: string | undefined;
  readonly #indices: ReadonlyMap<string, number>;

  /**
   * A vocabulary of these characters, the unknown token not among them.
   * @throws RangeError when there are none, one is there twice, or one is not a single character.
   */
  constructor(characters: Iterable<string>, unknown?: string) {
    const known = [...characters];
    if (known.length === 0) throw new RangeError("Vocabulary: there are no characters");
    if (unknown !== undefined) checkCharacter("the unknown token", unknown);
    known.forEach((character, place) => checkCharacter(`character ${place}`, character));
    this.characters = unknown === undefined ? known : [...known, unknown];
    this.unknown = unknown;
    this.#indices = new Map(this.characters.map((character, index) => [character, index]));
    if (this.#indices.size < this.size) {
      const twice = this.characters.find((c, index) => this.#indices.get(c) !== index)!;
      const where = twice === unknown ? "also the unknown token" : "there twice";
      throw new RangeError(`Vocabulary: character ${named(twice)} is ${where}`);
    }
  }

  /**
   * The characters of texts, the commonest first; of those that come equally often the one with the
   * lower code point.
   * @throws RangeError for texts without a character, a `commonest` that is not a positive integer, and
   * an unknown token that is not a single character or is one of those taken.
   */
  static of(texts: string | Iterable<string>, options: VocabularyOptions = {}): Vocabulary {
    const { commonest, unknown } = options;
    if (commonest !== undefined) checkSize("Vocabulary.of", "commonest", commonest);
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    const known = [...counts]
      .sort(([a, countA], [b, countB]) => countB - countA || codePoint(a) - codePoint(b))
      .map(([character]) => character);
    return new Vocabulary(known.slice(0, commonest), unknown);
  }

  /** How many characters there are, the unknown token included. */
  get size(): number {
    return this.characters.length;
  }

  /** Whether a character has an index of its own. */
  has(character: string): boolean {
    return this.#indices.has(character);
  }

  /**
   * The index of each character of a text, as `oneHot`, `embedding` and `softmaxCrossEntropy` take them.
   * @throws RangeError naming the first character that is not in the vocabulary, its code point and its
   * place, when there is no unknown token.
   */
  encode(text: string): number[] {
    const other = this.unknown === undefined ? undefined : this.#indices.get(this.unknown);
    return Array.from(text, (character, place) => {
      const index = this.#indices.get(character) ?? other;
      if (index !== undefined) return index;
      throw new RangeError(
        `Vocabulary.encode: ${named(character)} at place ${place} is not one of the ${this.size} characters, and there is no unknown token`,
      );
    });
  }

  /**
   * The text of indices; the unknown token is written as it is.
   * @throws RangeError when one is not an integer in `0 … size − 1`, naming its place.
   */
  decode(ids: Iterable<number>): string {
    return Array.from(ids, (id, place) => {
      const character = this.characters[id];
      if (character !== undefined) return character;
      throw new RangeError(
        `Vocabulary.decode: index ${id} at place ${place} is not an integer in 0 … ${this.size - 1}`,
      );
    }).join("");
  }
}

const codePoint = (character: string): number => character.codePointAt(0)!;

/** A character as errors name it: `"𠮷" (U+20BB7)`. */
function named(character: string): string {
  const hexadecimal = codePoint(character).toString(16).toUpperCase().padStart(4, "0");
  return `${JSON.stringify(character)} (U+${hexadecimal})`;
}

function checkCharacter(what: string, value: unknown): void {
  if (typeof value === "string" && [...value].length === 1) return;
  throw new RangeError(
    `Vocabulary: ${what} must be a single character, got ${JSON.stringify(value)}`,
  );
}
