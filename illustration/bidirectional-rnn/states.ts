import { arrow } from "../kit/arrow.js";
import { gap } from "../kit/crossing.js";
import { part } from "../kit/figure.js";
import { left, right, type Box } from "../kit/geometry.js";
import { node } from "../kit/node.js";
import { computed, given } from "../kit/numbers.js";
import type { SvgElement } from "../kit/svg.js";
import { DIRECTIONS, type Direction } from "./example.js";
import { lane, ROW, startBox, stepLayout } from "./layout.js";
import type { Step } from "./values.js";

/** Where a state comes from: the step before, seen in its direction, or the state at the start. */
function before(direction: Direction, step: number, steps: number): Box {
  const earlier = direction === "fw" ? step - 1 : step + 1;
  if (earlier < 0 || earlier === steps) return startBox(direction, steps);
  return stepLayout(earlier)[direction];
}

/** The gap in the other direction's way past this row, where the state's arrow crosses it. */
function crossed(direction: Direction, from: Box, to: Box, steps: number): SvgElement[] {
  const other = direction === "fw" ? "bw" : "fw";
  const [low, high] = [from.x, to.x].sort((a, b) => a - b);
  return Array.from({ length: steps }, (_, step) => lane(other, step))
    .filter((x) => x > low && x < high)
    .map((x) => gap({ x, y: ROW[direction] }));
}

function along(direction: Direction, steps: readonly Step[]): SvgElement[] {
  const count = steps.length;
  const start = direction === "fw" ? 0 : count + 1;
  return [
    part(
      `${direction}-start`,
      ...node(startBox(direction, count), "state", `$h^{${direction}}_${start}$`, given(0)),
    ),
    ...steps.map((step, i) => {
      const box = stepLayout(i)[direction];
      const from = before(direction, i, count);
      const way = direction === "fw" ? [right(from), left(box)] : [left(from), right(box)];
      return part(
        `${direction}-${i + 1}`,
        ...crossed(direction, from, box, count),
        ...arrow(way, "state"),
        ...node(box, "state", `$h^{${direction}}_${i + 1}$`, computed(step[direction])),
      );
    }),
  ];
}

/** The states of both directions: the forward ones handed on to the right, the backward ones to the left. */
export const states = (steps: readonly Step[]): SvgElement[] =>
  DIRECTIONS.flatMap((direction) => along(direction, steps));
