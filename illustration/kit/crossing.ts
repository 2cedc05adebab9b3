import { boxAround, type Point } from "./geometry.js";
import type { Role } from "./palette.js";
import { element, type SvgElement } from "./svg.js";

/** How much of the lower line is taken away, and the radius of a branching point, in pixels. */
const GAP = 14;
const BRANCH = 4.5;

/**
 * A gap on the ground where two lines cross without meeting: drawn after the line that passes below and
 * before the one that passes over it.
 */
export function gap(at: Point): SvgElement {
  return element("rect", { class: "gap", ...boxAround(at, GAP, GAP) });
}

/** A dot where a line leaves another one: what flows is handed on both ways. */
export function branch(at: Point, role: Role): SvgElement {
  return element("circle", { class: `head ${role}`, cx: at.x, cy: at.y, r: BRANCH });
}
