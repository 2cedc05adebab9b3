import { boxAround, type Box, type Point } from "../kit/geometry.js";
import { element, type SvgElement } from "../kit/svg.js";

/** The size of a square and the distance between two, in pixels. */
export const SQUARE = 13;
const GAP = 4;

/** One number of a mask: full where it is kept, crossed out where it is dropped. */
export function square({ x, y }: Point, kept: boolean): SvgElement[] {
  const corner = { x: x - SQUARE / 2, y: y - SQUARE / 2 };
  const box = { ...corner, width: SQUARE, height: SQUARE, rx: 2 };
  if (kept) return [element("rect", { class: "unit kept", ...box })];
  const inset = 3;
  const [low, high] = [inset, SQUARE - inset];
  const cross = [
    { x1: low, y1: low, x2: high, y2: high },
    { x1: low, y1: high, x2: high, y2: low },
  ].map(({ x1, y1, x2, y2 }) =>
    element("line", {
      class: "dropped",
      x1: corner.x + x1,
      y1: corner.y + y1,
      x2: corner.x + x2,
      y2: corner.y + y2,
    }),
  );
  return [element("rect", { class: "unit dropped", ...box }), ...cross];
}

/** The box around a mask of so many units, with some room on every side. */
export const maskBox = (middle: Point, units: number, room = 0): Box =>
  boxAround(middle, units * (SQUARE + GAP) - GAP + 2 * room, SQUARE + 2 * room);

/** A mask, a square a unit, around a middle. */
export function mask(middle: Point, units: readonly boolean[]): SvgElement[] {
  const pitch = SQUARE + GAP;
  const first = middle.x - ((units.length - 1) / 2) * pitch;
  return units.flatMap((kept, i) => square({ x: first + i * pitch, y: middle.y }, kept));
}
