import type { Role } from "./palette.js";

const LETTERS: Readonly<Record<string, Role>> = {
  x: "input",
  h: "state",
  y: "output",
  c: "cell-state",
  i: "input-gate",
  j: "candidate",
  f: "forget-gate",
  o: "output-gate",
  W: "weight",
  w: "weight",
  b: "weight",
};

/** What is a gate's own when a gate's letter stands below it: `z_f` is on its way to the forget gate. */
const BEFORE_A_GATE = ["z", "W", "w", "b"];
const GATES = ["i", "j", "f", "o"];

/**
 * What a symbol of the formulas is, by which it has its colour; undefined for what has none of its own.
 * @param letter such as `h`, with what stands below it, such as `t−1`.
 */
export function symbolRole(letter: string, below = ""): Role | undefined {
  if (GATES.includes(below) && BEFORE_A_GATE.includes(letter)) return LETTERS[below];
  return LETTERS[letter];
}
