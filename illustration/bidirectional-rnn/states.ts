import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import { left, right, top, type Box } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { node } from "../kit/node.js";
import { computed, given } from "../kit/numbers.js";
import type { SvgElement } from "../kit/svg.js";
import { DIRECTIONS, type Direction } from "./example.js";
import { startBox, stepLayout, wayWords } from "./layout.js";
import type { Step } from "./values.js";
import { WORDS } from "./words.js";

/** Where a state comes from: the step before, seen in its direction, or the state at the start. */
function before(direction: Direction, step: number, steps: number): Box {
  const earlier = direction === "fw" ? step - 1 : step + 1;
  if (earlier < 0 || earlier === steps) return startBox(direction, steps);
  return stepLayout(earlier)[direction];
}

/** Which way a direction reads, in the part of its row that has no nodes. */
function way(direction: Direction, steps: number, language: Language): SvgElement {
  const { x, y } = wayWords(direction, steps);
  const anchor = direction === "fw" ? "end" : "start";
  return part(
    `${direction}-way`,
    label(WORDS.direction[direction][language], { x, y: y - 12 }, { size: 15, anchor }),
    label(
      WORDS.way[direction][language],
      { x, y: y + 12 },
      { size: 14, anchor, className: "muted" },
    ),
  );
}

/** The state that a direction starts from, with the word for it above its row. */
function start(direction: Direction, steps: number, language: Language): SvgElement {
  const box = startBox(direction, steps);
  const above = { x: top(box).x, y: top(box).y - 24 };
  const letter = `$h^{${direction}}_${direction === "fw" ? 0 : steps + 1}$`;
  return part(
    `${direction}-start`,
    label(WORDS.initialState[language], above, { size: 15, className: "muted" }),
    ...node(box, "state", letter, given(0)),
  );
}

function along(direction: Direction, steps: readonly Step[]): SvgElement[] {
  return steps.map((step, i) => {
    const box = stepLayout(i)[direction];
    const from = before(direction, i, steps.length);
    const ends = direction === "fw" ? [right(from), left(box)] : [left(from), right(box)];
    return part(
      `${direction}-${i + 1}`,
      ...arrow(ends, "state"),
      ...node(box, "state", `$h^{${direction}}_${i + 1}$`, computed(step[direction])),
    );
  });
}

/** The states of both directions: the forward ones handed on to the right, the backward ones to the left. */
export const states = (steps: readonly Step[], language: Language): SvgElement[] =>
  DIRECTIONS.flatMap((direction) => [
    way(direction, steps.length, language),
    start(direction, steps.length, language),
    ...along(direction, steps),
  ]);
