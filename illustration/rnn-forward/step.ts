import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { vector, type Cell } from "../kit/cells.js";
import { part } from "../kit/figure.js";
import { bottom, left, right, top, type Box, type Point } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { computed, given } from "../kit/numbers.js";
import { operation } from "../kit/operation.js";
import type { Role } from "../kit/palette.js";
import { element, type SvgElement } from "../kit/svg.js";
import { CARD_TEXT_X, INITIAL_STATE, ROW, stepLayout } from "./layout.js";
import type { Step } from "./values.js";
import { WORDS } from "./words.js";

const WORD_SIZE = 15;

const row = (numbers: readonly number[], role: Role, write = computed): Cell[] =>
  numbers.map((value) => ({ text: write(value), role }));

/** A word on the left of a vector's letter. */
const word = (text: string, box: Box): SvgElement =>
  label(
    text,
    { x: box.x - 40, y: left(box).y },
    { size: WORD_SIZE, anchor: "end", className: "muted" },
  );

/** The ground that the loop body of a step stands on. */
export function loopBody(step: number, language: Language): SvgElement {
  const { body } = stepLayout(step);
  const corner = { x: body.x + 16, y: body.y + 22 };
  return part(
    `loop-body-${step + 1}`,
    element("rect", { class: "ground", ...body, rx: 16 }),
    label(WORDS.loopBody[language], corner, {
      size: WORD_SIZE,
      anchor: "start",
      className: "muted",
    }),
  );
}

/** The state before the first step. */
export function initialState(state: readonly number[], language: Language): SvgElement {
  const above = { x: CARD_TEXT_X, y: ROW.state - 34 };
  return part(
    "state-0",
    label(WORDS.initialState[language], above, {
      size: WORD_SIZE,
      anchor: "start",
      className: "muted",
    }),
    ...vector("$h_0$", INITIAL_STATE, row(state, "state", given)),
  );
}

/** The state's way from the step before, down between the steps and into the loop body. */
function handedOn(step: number): Point[] {
  const { channel, loop } = stepLayout(step);
  const from = step === 0 ? INITIAL_STATE : stepLayout(step - 1).state;
  return [right(from), { x: channel, y: ROW.state }, { x: channel, y: ROW.loop }, left(loop)];
}

/** Everything that one time step computes, from its input up to its output. */
export function timeStep(values: Step, step: number, language: Language): SvgElement[] {
  const at = stepLayout(step);
  const t = step + 1;
  return [
    part(
      `input-${t}`,
      word(WORDS.input[language], at.input),
      ...vector(`$x_${t}$`, at.input, row([values.input], "input", given)),
      ...arrow([top(at.input), bottom(at.loop)], "input"),
    ),
    part(`state-${step}-to-${t}`, ...arrow(handedOn(step), "state")),
    part(
      `loop-${t}`,
      ...operation(at.loop, `$x_${t} W_x + h_${step} W_h + b$`),
      ...arrow([top(at.loop), bottom(at.preActivation)], "operation"),
    ),
    part(
      `pre-activation-${t}`,
      ...vector(`$z_${t}$`, at.preActivation, row(values.preActivations, "operation")),
      ...arrow([top(at.preActivation), bottom(at.tanh)], "operation"),
    ),
    part(
      `tanh-${t}`,
      ...operation(at.tanh, "$tanh$"),
      ...arrow([top(at.tanh), bottom(at.state)], "state"),
    ),
    part(
      `state-${t}`,
      word(WORDS.state[language], at.state),
      ...vector(`$h_${t}$`, at.state, row(values.state, "state")),
      ...arrow([top(at.state), bottom(at.outputLayer)], "state"),
    ),
    part(
      `output-layer-${t}`,
      ...operation(at.outputLayer, `$h_${t} W_y + b_y$`),
      ...arrow([top(at.outputLayer), bottom(at.output)], "output"),
    ),
    part(
      `output-${t}`,
      word(WORDS.output[language], at.output),
      ...vector(`$y_${t}$`, at.output, row([values.output], "output")),
    ),
  ];
}
