import type { Box } from "./geometry.js";
import { label } from "./label.js";
import { element, type SvgElement } from "./svg.js";

/** Parameters in words and formulas, in a card of their own with the rows that use them. */
export interface ParameterCard {
  readonly box: Box;
  readonly heading: string;
  readonly note: string;
  readonly formulas: readonly string[];
}

const PADDING = 14;

/** The tint of parameters behind a card and behind each row that uses them. */
export function parameterTint(...boxes: readonly Box[]): SvgElement {
  const shapes = boxes.map((box) => element("rect", { ...box, rx: 14 }));
  return element("g", { class: "band weight" }, ...shapes);
}

/** The card's words, from its upper edge down. */
export function parameterWords({ box, heading, note, formulas }: ParameterCard): SvgElement[] {
  const line = (text: string, down: number, size: number, className?: string): SvgElement =>
    label(text, { x: box.x + PADDING, y: box.y + down }, { size, anchor: "start", className });
  return [
    line(heading, 20, 15, "heading"),
    line(note, 40, 13, "muted"),
    ...formulas.map((formula, i) => line(formula, 63 + 26 * i, 17)),
  ];
}
