import { term, type TermKey, type Words } from "./glossary.js";

/** Between which values something inside a cell lies: 0 and 1, −1 and 1, or any two. */
export type Range = "gate" | "signed" | "unbounded";

/** Something inside a cell that a trace records under a letter. */
export interface Inside {
  readonly letter: string;
  /** Its name, the letter included: 遗忘门 f / forget gate f. */
  readonly label: Words;
  readonly range: Range;
}

type Letters = Readonly<Record<string, readonly [name: TermKey, range: Range]>>;

/** In the order of a chart: what is kept, what comes in, what goes out, and what comes of it. */
const lstmLetters: Letters = {
  f: ["forgetGate", "gate"],
  i: ["inputGate", "gate"],
  o: ["outputGate", "gate"],
  j: ["candidate", "signed"],
  c: ["cellState", "unbounded"],
  h: ["hiddenState", "signed"],
};

/** The c of a GRU is its candidate. */
const gruLetters: Letters = {
  r: ["resetGate", "gate"],
  u: ["updateGate", "gate"],
  c: ["candidate", "signed"],
  h: ["hiddenState", "signed"],
};

/**
 * What stands behind the letters of a trace: those of a GRU when r or u is among them, else those of an
 * LSTM, in the order of a chart; with `range`, only letters of that range are taken.
 * @throws RangeError when there are none, or one is not a letter of that cell.
 */
export function readLetters(
  operation: string,
  what: string,
  given: readonly string[],
  range?: Range,
): readonly Inside[] {
  const isGru = given.includes("r") || given.includes("u");
  const letters = isGru ? gruLetters : lstmLetters;
  const known = Object.keys(letters).filter((letter) => !range || letters[letter][1] === range);
  const unknown = given.find((letter) => !known.includes(letter));
  if (given.length === 0 || unknown !== undefined) {
    const cell = isGru ? "a GRU" : "an LSTM";
    const came = unknown === undefined ? "none" : `"${unknown}"`;
    throw new RangeError(
      `${operation}: ${what} must be letters of ${cell} (${known.join(", ")}), got ${came}`,
    );
  }
  return known
    .filter((letter) => given.includes(letter))
    .map((letter) => {
      const [name, range] = letters[letter];
      return { letter, label: withLetter(term(name), letter), range };
    });
}

/** A name and its letter: 遗忘门 f / forget gate f. */
export function withLetter(words: Words, letter: string): Words {
  return { zh: `${words.zh} ${letter}`, en: `${words.en} ${letter}` };
}

/** @throws RangeError when a value of `[time][unit]` is not between 0 and 1, as a gate's is. */
export function checkGate(
  operation: string,
  name: string,
  states: readonly (readonly number[])[],
): void {
  states.forEach((row, time) =>
    row.forEach((value, unit) => {
      if (value < 0 || value > 1) {
        throw new RangeError(
          `${operation}: ${name}[${time}][${unit}] must be between 0 and 1, got ${value}`,
        );
      }
    }),
  );
}
