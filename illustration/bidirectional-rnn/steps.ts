import type { Language } from "../../src/charts/glossary.js";
import { arrow, interruptedArrow } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import { bottom, centre, top, type Box, type Point } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { node } from "../kit/node.js";
import { computed, given } from "../kit/numbers.js";
import { operation } from "../kit/operation.js";
import type { Role } from "../kit/palette.js";
import { element, type SvgElement } from "../kit/svg.js";
import { DIRECTIONS, type Direction } from "./example.js";
import { lane, ROW, stepLayout } from "./layout.js";
import type { Step } from "./values.js";
import { WORDS } from "./words.js";

const word = (text: string, box: Box): SvgElement =>
  label(text, { x: box.x - 12, y: centre(box).y }, { size: 15, anchor: "end", className: "muted" });

/** Half of what is left out of a way up where a state passes over it, in pixels. */
const CLEAR = 7;

/** A way up on a direction's lane; `over` is the row of the state that passes over it, if one does. */
function up(x: number, from: Box, to: Box, role: Role, over: number | undefined): SvgElement[] {
  const way: readonly [Point, Point] = [
    { x, y: top(from).y },
    { x, y: bottom(to).y },
  ];
  if (over === undefined) return arrow(way, role);
  return interruptedArrow(way, { at: { x, y: over }, clear: CLEAR }, role);
}

/** The input of each time step, on its way to both directions: to the forward one past the backward one. */
export function inputs(steps: readonly Step[], language: Language): SvgElement[] {
  return steps.map(({ input }, i) => {
    const at = stepLayout(i);
    const over: Readonly<Record<Direction, number | undefined>> = {
      fw: i > 0 ? ROW.bw : undefined,
      bw: undefined,
    };
    return part(
      `input-${i + 1}`,
      ...(i === 0 ? [word(WORDS.input[language], at.input)] : []),
      element("rect", { class: "box input", ...at.input, rx: 8 }),
      label(`$x_${i + 1} = ${given(input)}$`, centre(at.input), { size: 18 }),
      ...DIRECTIONS.flatMap((direction) =>
        up(lane(direction, i), at.input, at[direction], "input", over[direction]),
      ),
    );
  });
}

/** The output of each time step, which both states make: the backward one goes past the forward ones. */
export function outputs(steps: readonly Step[], language: Language): SvgElement[] {
  return steps.map(({ output }, i) => {
    const at = stepLayout(i);
    const over: Readonly<Record<Direction, number | undefined>> = {
      fw: undefined,
      bw: i < steps.length - 1 ? ROW.fw : undefined,
    };
    return part(
      `output-${i + 1}`,
      ...DIRECTIONS.flatMap((direction) =>
        up(lane(direction, i), at[direction], at.outputLayer, "state", over[direction]),
      ),
      ...operation(at.outputLayer, `$h_${i + 1} W_y + b_y$`),
      ...arrow([top(at.outputLayer), bottom(at.output)], "output"),
      ...(i === 0 ? [word(WORDS.output[language], at.output)] : []),
      ...node(at.output, "output", `$y_${i + 1}$`, computed(output)),
    );
  });
}
