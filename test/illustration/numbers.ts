import type { SvgElement } from "../../illustration/kit/svg.js";
import { named, wordsOf } from "./drawing.js";

/** The numbers that stand alone in a part, as they are written. */
export const numbersIn = (part: SvgElement): string[] =>
  named(part, "text")
    .map(wordsOf)
    .filter((text) => /^[−\d.]+$/.test(text));

/** Numbers as figures write those that were computed. */
export const rounded = (numbers: readonly number[]): string[] =>
  numbers.map((value) => value.toFixed(3).replace("-", "−"));

/** The numbers that texts stand for. */
export const read = (texts: readonly string[]): number[] =>
  texts.map((text) => Number(text.replace("−", "-")));
