import type { Point } from "./geometry.js";
import type { Role } from "./palette.js";
import { coordinate, element, type SvgElement } from "./svg.js";

/** How far a corner is rounded, and the length and half the width of a head, in pixels. */
const CORNER = 12;
const HEAD = { length: 10, half: 5 };

/** The point at `distance` from `from` on the way to `to`. */
function towards(from: Point, to: Point, distance: number): Point {
  const part = distance / Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

const at = ({ x, y }: Point): string => `${coordinate(x)} ${coordinate(y)}`;

/**
 * An arrow along the points, with rounded corners and its tip on the last one.
 * @throws RangeError for fewer than two points, or for a stretch with no room for its corners or head.
 */
export function arrow(points: readonly Point[], role: Role): SvgElement[] {
  if (points.length < 2)
    throw new RangeError(`arrow: expected two points or more, got ${points.length}`);
  checkRoom(points);
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  const base = towards(tip, before, HEAD.length);
  const corners = points.slice(1, -1).map((corner, i) => {
    const start = towards(corner, points[i], CORNER);
    const end = towards(corner, points[i + 2], CORNER);
    return `L${at(start)}Q${at(corner)} ${at(end)}`;
  });
  const across = {
    x: ((base.y - tip.y) / HEAD.length) * HEAD.half,
    y: ((tip.x - base.x) / HEAD.length) * HEAD.half,
  };
  const wings = [-1, 1].map((side) =>
    at({ x: base.x + side * across.x, y: base.y + side * across.y }),
  );
  return [
    element("path", {
      class: `line ${role}`,
      d: `M${at(points[0])}${corners.join("")}L${at(base)}`,
    }),
    element("path", { class: `head ${role}`, d: `M${at(tip)}L${wings.join("L")}Z` }),
  ];
}

function checkRoom(points: readonly Point[]): void {
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const needed = (i > 1 ? CORNER : 0) + (i < points.length - 1 ? CORNER : HEAD.length);
    if (!(length >= needed)) {
      throw new RangeError(
        `arrow: the stretch from ${at(from)} to ${at(to)} needs ${needed} pixels, has ${coordinate(length)}`,
      );
    }
  }
}
