import { arrow, interruptedArrow } from "../kit/arrow.js";
import { part, type Figure } from "../kit/figure.js";
import { bottom, left, right, top, type Box, type Point } from "../kit/geometry.js";
import { node } from "../kit/node.js";
import { operation } from "../kit/operation.js";
import type { Role } from "../kit/palette.js";
import type { SvgElement } from "../kit/svg.js";
import { header, notes, words } from "../layers/header.js";
import { LAYERS, MARGIN, rows, startBox, stepLayout, STEPS, WIDTH } from "../layers/layout.js";
import { enlarged } from "./enlarged.js";
import { EXAMPLE } from "./example.js";
import { legend } from "./legend.js";
import { mask, SQUARE } from "./mask.js";
import { masks, passage } from "./values.js";
import { describe, WORDS } from "./words.js";

const ROWS = rows(134);
const NOTE = ROWS.input + 64;
const passing = masks();
const { layer: FROM, t: WHEN } = EXAMPLE.enlarged;
const shown = passage(FROM, WHEN);

const enlargedAt = stepLayout(ROWS, WHEN - 1);

/** From a square of a mask to the arrow's ends beside it, in pixels. */
const CLEAR = SQUARE / 2 + 3;

const between = (from: Box, to: Box): Point => ({
  x: top(from).x,
  y: (top(from).y + bottom(to).y) / 2,
});

/** A dashed way up, through a mask in its middle. */
function through(from: Box, to: Box, role: Role, units: readonly boolean[]): SvgElement[] {
  const at = between(from, to);
  return [
    ...interruptedArrow([top(from), bottom(to)], { at, clear: CLEAR }, role, "dashed"),
    ...mask(at, units),
  ];
}

const starts = (): SvgElement[] =>
  Array.from({ length: LAYERS }, (_, i) =>
    part(`layer-${i + 1}-start`, ...node(startBox(ROWS, i + 1), "state", `$h^${i + 1}_0$`)),
  );

/** One time step: the states come by solid arrows, all else goes up by dashed ones. */
function timeStep(step: number): SvgElement[] {
  const at = stepLayout(ROWS, step);
  const t = step + 1;
  return [
    part(`input-${t}`, ...node(at.input, "input", `$x_${t}$`)),
    ...Array.from({ length: LAYERS }, (_, i) => {
      const l = i + 1;
      const box = at.layer(l);
      const before = step === 0 ? startBox(ROWS, l) : stepLayout(ROWS, step - 1).layer(l);
      const [below, role] =
        l === 1 ? [at.input, "input" as const] : [at.layer(i), "state" as const];
      return part(
        `layer-${l}-${t}`,
        ...through(below, box, role, passing[i][step]),
        ...arrow([right(before), left(box)], "state"),
        ...node(box, "state", `$h^${l}_${t}$`),
      );
    }),
    part(
      `output-${t}`,
      ...through(at.layer(LAYERS), at.outputLayer, "state", passing[LAYERS][step]),
      ...operation(at.outputLayer, "$W_y, b_y$"),
      ...arrow([top(at.outputLayer), bottom(at.output)], "output"),
      ...node(at.output, "output", `$y_${t}$`),
    ),
  ];
}

/** Dropout in a network of three layers over four time steps, with the masks of a real run. */
export const dropoutFigure: Figure = {
  name: "深层循环神经网络使用dropout示意图",
  id: "dropout",
  width: WIDTH,
  height: NOTE + 28,
  title: WORDS.title,
  description: describe(passing, shown),
  draw: (language) => [
    ...header(
      ROWS,
      WORDS.title,
      [
        "$h^l_t = tanh((mask^{l-1}_t ⊙ h^{l-1}_t) W^l_x + h^l_{t-1} W^l_h + b^l)$",
        "$y_t = (mask^3_t ⊙ h^3_t) W_y + b_y$",
      ],
      language,
    ),
    words(ROWS, language),
    ...legend({ x: MARGIN, y: ROWS.output }, language),
    ...starts(),
    ...Array.from({ length: STEPS }, (_, step) => timeStep(step)).flat(),
    enlarged(shown, MARGIN, between(enlargedAt.layer(FROM), enlargedAt.layer(FROM + 1)), language),
    notes([WORDS.masks], NOTE, language),
  ],
};
