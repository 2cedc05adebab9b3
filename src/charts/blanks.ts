import { inLanguage, type Label } from "./glossary.js";
import { type Named, readNamed } from "./named.js";

/** A text with a blank, and what several models would put there. */
export interface Blank {
  /** The text as it is asked, such as 画_添足. */
  readonly text: string;
  /** What belongs there. */
  readonly answer: string;
  /** By model: its candidates, the most probable first, each with its probability. */
  readonly models: Named<readonly (readonly [candidate: string, probability: number])[]>;
}

/** A blank whose models have been read. */
export type ReadBlank = Omit<Blank, "models"> & {
  readonly models: readonly (readonly [Label, readonly (readonly [string, number])[]])[];
};

/**
 * @throws RangeError when there are no texts, models or candidates, two texts are the same, texts differ in
 *   their models, or a probability is not between 0 and 1.
 */
export function readBlanks(operation: string, blanks: readonly Blank[]): readonly ReadBlank[] {
  if (blanks.length === 0) throw new RangeError(`${operation}: blanks is empty`);
  const read = blanks.map(({ models, ...blank }, i) => ({
    ...blank,
    models: readNamed(operation, `blanks[${i}].models`, models),
  }));
  const names = ({ models }: ReadBlank) =>
    models.map(([label]) => inLanguage(label, "en")).join(", ");
  read.forEach((blank, i) => {
    const place = `blanks[${i}]`;
    if (read.findIndex(({ text }) => text === blank.text) < i) {
      throw new RangeError(`${operation}: ${place} asks "${blank.text}" again`);
    }
    if (names(blank) !== names(read[0])) {
      throw new RangeError(
        `${operation}: ${place} must have the models of blanks[0] (${names(read[0])}), got ${names(blank)}`,
      );
    }
    for (const [label, candidates] of blank.models) {
      const name = `${place}.models["${inLanguage(label, "en")}"]`;
      if (candidates.length === 0) throw new RangeError(`${operation}: ${name} is empty`);
      for (const [candidate, p] of candidates) {
        if (p >= 0 && p <= 1) continue;
        throw new RangeError(
          `${operation}: ${name} must give "${candidate}" a probability in 0 … 1, got ${p}`,
        );
      }
    }
  });
  return read;
}
