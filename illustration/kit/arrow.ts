import type { Point } from "./geometry.js";
import type { Role } from "./palette.js";
import { coordinate, element, type SvgElement } from "./svg.js";

/** How far a corner is rounded, and the length and half the width of a head, in pixels. */
const CORNER = 12;
const HEAD = { length: 10, half: 5 };
const THICK_HEAD = { length: 14, half: 7 };

/** The point at `distance` from `from` on the way to `to`. */
function towards(from: Point, to: Point, distance: number): Point {
  const part = distance / Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

const at = ({ x, y }: Point): string => `${coordinate(x)} ${coordinate(y)}`;

/** How an arrow is drawn when it is not a plain one. */
export type Stroke = "thick" | "dashed";

/**
 * An arrow along the points, with rounded corners and its tip on the last one.
 * @throws RangeError for fewer than two points, or for a stretch with no room for its corners or head.
 */
export function arrow(points: readonly Point[], role: Role, stroke?: Stroke): SvgElement[] {
  const { length, half } = stroke === "thick" ? THICK_HEAD : HEAD;
  checkRoom("arrow", points, length);
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  const base = towards(tip, before, length);
  const across = {
    x: ((base.y - tip.y) / length) * half,
    y: ((tip.x - base.x) / length) * half,
  };
  const wings = [-1, 1].map((side) =>
    at({ x: base.x + side * across.x, y: base.y + side * across.y }),
  );
  return [
    line([...points.slice(0, -1), base], role, stroke),
    element("path", { class: `head ${role}`, d: `M${at(tip)}L${wings.join("L")}Z` }),
  ];
}

/**
 * A line along the points, with rounded corners and no head.
 * @throws RangeError for fewer than two points, or for a stretch with no room for its corners.
 */
export function wire(points: readonly Point[], role: Role, stroke?: Stroke): SvgElement {
  checkRoom("wire", points, 0);
  return line(points, role, stroke);
}

/** A stretch of a straight arrow that is left out, where something stands on its way or passes over it. */
export interface Hole {
  readonly at: Point;
  /** From `at` to the ends of the arrow's two pieces, in pixels. */
  readonly clear: number;
}

/**
 * A straight arrow with a hole. Dashes begin beside it, so that its two edges look alike.
 * @throws RangeError for a piece with no room for the head.
 */
export function interruptedArrow(
  [from, to]: readonly [Point, Point],
  { at, clear }: Hole,
  role: Role,
  stroke?: Stroke,
): SvgElement[] {
  return [
    wire([towards(at, from, clear), from], role, stroke),
    ...arrow([towards(at, to, clear), to], role, stroke),
  ];
}

function line(points: readonly Point[], role: Role, stroke?: Stroke): SvgElement {
  const corners = points.slice(1, -1).map((corner, i) => {
    const start = towards(corner, points[i], CORNER);
    const end = towards(corner, points[i + 2], CORNER);
    return `L${at(start)}Q${at(corner)} ${at(end)}`;
  });
  return element("path", {
    class: stroke ? `line ${stroke} ${role}` : `line ${role}`,
    d: `M${at(points[0])}${corners.join("")}L${at(points[points.length - 1])}`,
  });
}

function checkRoom(operation: string, points: readonly Point[], head: number): void {
  if (points.length < 2) {
    throw new RangeError(`${operation}: expected two points or more, got ${points.length}`);
  }
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const needed = (i > 1 ? CORNER : 0) + (i < points.length - 1 ? CORNER : head);
    if (!(length >= needed)) {
      throw new RangeError(
        `${operation}: the stretch from ${at(from)} to ${at(to)} needs ${needed} pixels, has ${coordinate(length)}`,
      );
    }
  }
}
