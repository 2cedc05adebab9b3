import type { Language } from "../../src/charts/glossary.js";
import { arrow, wire } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import { bottom, boxAround, top, type Box, type Point } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { computed, given } from "../kit/numbers.js";
import { coordinate, element, type SvgElement } from "../kit/svg.js";
import { EXAMPLE } from "./example.js";
import { maskBox, square, SQUARE } from "./mask.js";
import type { Passage } from "./values.js";
import { WORDS } from "./words.js";

const CARD = { width: 246, height: 264, padding: 12, radius: 16 };
const CELL = { width: 53, height: 30, gap: 3, fontSize: 14 };

/** Heights of the card's rows, from its mask, which stands at the height of the mask that it enlarges. */
const ROW = { top: -148, heading: -124, readWords: -90, read: -60, state: 60, stateWords: 90 };

/** From a square to the ends of its arrow, in pixels. */
const CLEAR = SQUARE / 2 + 3;

/** One unit: its number in the state, its square, and what the next layer reads. */
function unit(x: number, y: number, { state, mask, read }: Passage, i: number): SvgElement[] {
  const cell = (row: number): Box => boxAround({ x, y: y + row }, CELL.width, CELL.height);
  const number = (box: Box, text: string): SvgElement[] => [
    element("rect", { class: "box state", ...box, rx: 6 }),
    label(text, { x, y: box.y + CELL.height / 2 }, { size: CELL.fontSize }),
  ];
  const kept = mask[i] > 0;
  const ends = { below: { x, y: y + CLEAR }, above: { x, y: y - CLEAR } };
  return [
    ...number(cell(ROW.state), computed(state[i])),
    wire([ends.below, top(cell(ROW.state))], "state", "dashed"),
    ...square({ x, y }, kept),
    label(`×${given(mask[i])}`, { x: x + 9.5, y }, { size: 12, anchor: "start" }),
    ...(kept ? arrow([ends.above, bottom(cell(ROW.read))], "state", "dashed") : []),
    ...number(cell(ROW.read), kept ? computed(read[i]) : given(read[i])),
  ];
}

/** A frame around the mask that is enlarged, and a thin line to its card. */
function focus(at: Point, units: number, from: number): SvgElement[] {
  const frame = maskBox(at, units, 5);
  const d = `M${coordinate(from)} ${coordinate(at.y)}L${coordinate(frame.x)} ${coordinate(at.y)}`;
  return [
    element("rect", { class: "focus", ...frame, rx: 5 }),
    element("path", { class: "focus", d }),
  ];
}

/** What happens to the numbers of the dashed arrow whose mask stands `at`: a card from `x` to the right. */
export function enlarged(passage: Passage, x: number, at: Point, language: Language): SvgElement {
  const { layer, t } = EXAMPLE.enlarged;
  const { width, height, padding, radius: rx } = CARD;
  const line = (text: string, row: number, className: string): SvgElement =>
    label(text, { x: x + padding, y: at.y + row }, { size: 14, anchor: "start", className });
  const units = passage.mask.length;
  const pitch = CELL.width + CELL.gap;
  const first = x + width / 2 - ((units - 1) / 2) * pitch;
  return part(
    "enlarged",
    element("rect", { class: "ground", x, y: at.y + ROW.top, width, height, rx }),
    ...focus(at, units, x + width),
    line(WORDS.enlarged(layer)[language], ROW.heading, "heading"),
    line(WORDS.read(layer, t)[language], ROW.readWords, "muted"),
    line(WORDS.state(layer, t)[language], ROW.stateWords, "muted"),
    ...passage.mask.flatMap((_, i) => unit(first + i * pitch, at.y, passage, i)),
  );
}
