import { boxAround, type Box, type Point } from "../kit/geometry.js";
import { NODE, nodeBox } from "../kit/node.js";
import type { Direction } from "./example.js";

/** The picture's size in pixels. */
export const SIZE = { width: 1176, height: 744 };

export const MARGIN = 32;

/** Heights of the rows' middles: time is read to the right, a time step upwards. */
export const ROW = {
  title: 50,
  formulas: 92,
  more: 126,
  time: 182,
  output: 230,
  outputLayer: 326,
  fw: 452,
  bw: 572,
  input: 676,
  note: 722,
};

const STEP = { first: 478, pitch: 150 };

/** How far the forward nodes stand to the left of a time step's middle, the backward ones to the right. */
const ASIDE = 30;

/** Where the arrows from the input and to the output run, on their direction's side. */
const LANE = 42;

const SIDE: Readonly<Record<Direction, number>> = { fw: -1, bw: 1 };

/** Where everything of a time step stands; `step` counts from 0. */
export function stepLayout(step: number) {
  const x = STEP.first + step * STEP.pitch;
  const at = (y: number): Point => ({ x, y });
  return {
    x,
    output: nodeBox(at(ROW.output)),
    outputLayer: boxAround(at(ROW.outputLayer), 124, 44),
    fw: nodeBox({ x: x - ASIDE, y: ROW.fw }),
    bw: nodeBox({ x: x + ASIDE, y: ROW.bw }),
    input: boxAround(at(ROW.input), 112, 44),
  };
}

/** Where a direction's arrows from the input and to the output run at a time step. */
export const lane = (direction: Direction, step: number): number =>
  stepLayout(step).x + SIDE[direction] * LANE;

/** The state that a direction starts from: before the first step, or after the last one. */
export function startBox(direction: Direction, steps: number): Box {
  const first = stepLayout(direction === "fw" ? 0 : steps - 1)[direction];
  return { ...first, x: first.x + SIDE[direction] * (STEP.pitch - 24) };
}

const CARD = { width: 212, height: 110 };

/** The card of a row's parameters, on the left. */
export const card = (row: number): Box => ({
  x: MARGIN,
  y: row - CARD.height / 2,
  ...CARD,
});

/** The ground that a direction's nodes stand on. */
export function ground(direction: Direction): Box {
  const x = MARGIN + CARD.width + 16;
  const height = NODE.height + 44;
  return { x, y: ROW[direction] - height / 2, width: SIZE.width - MARGIN - x, height };
}
