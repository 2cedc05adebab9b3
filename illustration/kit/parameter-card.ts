import type { Box } from "./geometry.js";
import { label } from "./label.js";
import { NODE } from "./node.js";
import { element, type SvgElement } from "./svg.js";

/** Parameters in words and formulas, in a card of their own with the rows that use them. */
export interface ParameterCard {
  readonly box: Box;
  readonly heading: string;
  readonly note: string;
  readonly formulas: readonly string[];
}

const CARD = { width: 212, height: 110, padding: 14, radius: 14 };

/** The card on the left of a row of nodes. */
export const cardBox = (x: number, row: number): Box => ({
  x,
  y: row - CARD.height / 2,
  width: CARD.width,
  height: CARD.height,
});

/** The band that leads from a card through its row of nodes, up to `end`. */
export function bandBox(card: Box, end: number): Box {
  const x = card.x + card.width - CARD.radius;
  const height = NODE.height + 20;
  return { x, y: card.y + (card.height - height) / 2, width: end - x, height };
}

/** The tint of parameters behind a card and behind each row that uses them. */
export function parameterTint(...boxes: readonly Box[]): SvgElement {
  const shapes = boxes.map((box) => element("rect", { ...box, rx: CARD.radius }));
  return element("g", { class: "band weight" }, ...shapes);
}

/** The card's words, from its upper edge down. */
export function parameterWords({ box, heading, note, formulas }: ParameterCard): SvgElement[] {
  const line = (text: string, down: number, size: number, className?: string): SvgElement =>
    label(text, { x: box.x + CARD.padding, y: box.y + down }, { size, anchor: "start", className });
  return [
    line(heading, 20, 15, "heading"),
    line(note, 40, 13, "muted"),
    ...formulas.map((formula, i) => line(formula, 63 + 26 * i, 16)),
  ];
}
