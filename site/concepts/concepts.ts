import { ROLES, type Role } from "../../illustration/kit/palette.js";
import { term, type Words } from "../../src/charts/glossary.js";

/** What a reader can point at, in figures, formulas, code and charts alike; all that shows it lights up. */
export interface Concept {
  readonly name: string;
  readonly words: Words;
  /** Whose colour it has. */
  readonly role: Role;
  /** What charts call it, in lower case. Longer words go first: an output gate is no output. */
  readonly said: readonly string[];
}

const ofRole = (role: Role, words: Words, ...more: string[]): Concept => ({
  name: role,
  words,
  role,
  said: [words.zh, words.en, ...more],
});

const layer = (l: number): Concept => ({
  name: `layer-${l}`,
  words: { zh: `第 ${l} 层`, en: `layer ${l}` },
  role: "state",
  said: [`第 ${l} 层`, `layer ${l}`],
});

const direction = (name: "forward" | "backward"): Concept => ({
  name,
  words: term(name),
  role: "state",
  said: [term(name).zh, term(name).en],
});

/** Parts of the network first, then the quantities: of two that a shape shows, the first is pointed at. */
export const CONCEPTS: readonly Concept[] = [
  ...[1, 2, 3].map(layer),
  direction("forward"),
  direction("backward"),
  { name: "mask", words: term("masks"), role: "operation", said: ["掩码", "mask", "dropout"] },
  ofRole("forget-gate", term("forgetGate"), "f"),
  ofRole("input-gate", term("inputGate"), "i"),
  ofRole("output-gate", term("outputGate"), "o"),
  ofRole("candidate", term("candidate"), "j"),
  ofRole("cell-state", term("cellState"), "c"),
  ofRole("state", term("hiddenState"), "h"),
  ofRole("output", term("output"), "y"),
  ofRole("input", term("input"), "x"),
  ofRole("weight", { zh: "参数", en: "parameters" }, "权重", "weight", "kernel", "w"),
];

const ORDER = new Map(CONCEPTS.map(({ name }, n) => [name, n]));

/** The value of an element's `data-concept`: names of concepts, what is pointed at first. */
export const conceptList = (names: Iterable<string | undefined>): string =>
  [...new Set(names)]
    .filter((name): name is string => name !== undefined && ORDER.has(name))
    .sort((a, b) => ORDER.get(a)! - ORDER.get(b)!)
    .join(" ");

/** Parts of figures, by their names there. */
const PARTS: readonly (readonly [pattern: RegExp, concept: string])[] = [
  [/^layer-1-/, "layer-1"],
  [/^layer-2-/, "layer-2"],
  [/^layer-3-/, "layer-3"],
  [/^fw-/, "forward"],
  [/^bw-/, "backward"],
  [/^legend-(kept|dropped|dashed)$/, "mask"],
  [/^(layer|gate|pre-activation|peephole)-f$|^forget-bias$/, "forget-gate"],
  [/^(layer|gate|pre-activation|peephole)-i$/, "input-gate"],
  [/^(layer|gate|pre-activation|peephole)-o$/, "output-gate"],
  [/^(layer|gate|pre-activation)-j$/, "candidate"],
];

/** What a part of a figure is, if it is one as a whole. */
export const conceptOfPart = (part: string): string | undefined =>
  PARTS.find(([pattern]) => pattern.test(part))?.[1];

/** What the classes of a shape in a figure say that it is. */
export const conceptOfClasses = (classes: readonly string[]): string | undefined =>
  classes.includes("unit") ? "mask" : ROLES.find((role) => classes.includes(role));

/** What stands above a symbol of the formulas: a direction, or the number of a layer. */
export function conceptOfAbove(above: string): string | undefined {
  if (above === "fw") return "forward";
  if (above === "bw") return "backward";
  return /^[123]$/.test(above) ? `layer-${above}` : undefined;
}

const SAID = CONCEPTS.flatMap(({ name, said }) => said.map((words) => [words, name] as const)).sort(
  ([a], [b]) => b.length - a.length,
);
const NAME_OF = new Map(SAID);
const ANY = new RegExp(
  SAID.map(([words]) => {
    const isLatin = /^[a-z]/.test(words);
    // A Latin word stands by itself, in the plural too.
    return isLatin ? `(?<![\\w'’])${words}s?(?![\\w'’])` : words;
  }).join("|"),
  "g",
);

/** A state with the number of its layer, as charts write it: `h²`. */
const OF_LAYER = /(?<!\w)h([¹²³])/g;

/** What a sentence speaks of. */
export function conceptsOfText(text: string): string {
  const said = text.toLowerCase();
  return conceptList([
    ...[...said.matchAll(ANY)].map(
      ([words]) => NAME_OF.get(words) ?? NAME_OF.get(words.replace(/s$/, "")),
    ),
    ...[...said.matchAll(OF_LAYER)].map(([, l]) => `layer-${"¹²³".indexOf(l) + 1}`),
  ]);
}
