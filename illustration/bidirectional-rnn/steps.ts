import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { part } from "../kit/figure.js";
import { bottom, centre, top } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { node } from "../kit/node.js";
import { computed, given } from "../kit/numbers.js";
import { operation } from "../kit/operation.js";
import { element, type SvgElement } from "../kit/svg.js";
import { DIRECTIONS } from "./example.js";
import { lane, stepLayout } from "./layout.js";
import type { Step } from "./values.js";
import { WORDS } from "./words.js";

const word = (text: string, box: ReturnType<typeof stepLayout>["input"]): SvgElement =>
  label(text, { x: box.x - 12, y: centre(box).y }, { size: 15, anchor: "end", className: "muted" });

/** The input of each time step, on its way to both directions. */
export function inputs(steps: readonly Step[], language: Language): SvgElement[] {
  return steps.map(({ input }, i) => {
    const at = stepLayout(i);
    const ways = DIRECTIONS.flatMap((direction) => {
      const x = lane(direction, i);
      return arrow(
        [
          { x, y: top(at.input).y },
          { x, y: bottom(at[direction]).y },
        ],
        "input",
      );
    });
    return part(
      `input-${i + 1}`,
      ...(i === 0 ? [word(WORDS.input[language], at.input)] : []),
      element("rect", { class: "box input", ...at.input, rx: 8 }),
      label(`$x_${i + 1} = ${given(input)}$`, centre(at.input), { size: 18 }),
      ...ways,
    );
  });
}

/** The output of each time step, which both states make. */
export function outputs(steps: readonly Step[], language: Language): SvgElement[] {
  return steps.map(({ output }, i) => {
    const at = stepLayout(i);
    const ways = DIRECTIONS.flatMap((direction) => {
      const x = lane(direction, i);
      return arrow(
        [
          { x, y: top(at[direction]).y },
          { x, y: bottom(at.outputLayer).y },
        ],
        "state",
      );
    });
    return part(
      `output-${i + 1}`,
      ...ways,
      ...operation(at.outputLayer, `$h_${i + 1} W_y + b_y$`),
      ...arrow([top(at.outputLayer), bottom(at.output)], "output"),
      ...(i === 0 ? [word(WORDS.output[language], at.output)] : []),
      ...node(at.output, "output", `$y_${i + 1}$`, computed(output)),
    );
  });
}
