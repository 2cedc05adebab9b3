import { boxAround, centre, type Box, type Point } from "./geometry.js";
import { label } from "./label.js";
import type { Role } from "./palette.js";
import { element, type SvgElement } from "./svg.js";

/** The size of a node, the same in every figure of a network over time. */
export const NODE = { width: 74, height: 52 } as const;

export const nodeBox = (middle: Point): Box => boxAround(middle, NODE.width, NODE.height);

/** One thing that a network computes: its letter, and below it its number where there is one. */
export function node(box: Box, role: Role, letter: string, number?: string): SvgElement[] {
  const { x, y } = centre(box);
  const frame = element("rect", { class: `box ${role}`, ...box, rx: 8 });
  if (number === undefined) return [frame, label(letter, { x, y }, { size: 20 })];
  return [
    frame,
    label(letter, { x, y: y - 12 }, { size: 19 }),
    label(number, { x, y: y + 13 }, { size: 16 }),
  ];
}
