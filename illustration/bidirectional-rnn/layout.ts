import { boxAround, type Box, type Point } from "../kit/geometry.js";
import { NODE, nodeBox } from "../kit/node.js";
import type { Direction } from "./example.js";

export const MARGIN = 32;

/** Heights of the rows' middles: time is read to the right, a time step upwards. */
export const ROW = {
  title: 50,
  formulas: 92,
  more: 126,
  time: 182,
  output: 230,
  outputLayer: 322,
  fw: 452,
  bw: 582,
  input: 690,
  note: 748,
};

const STEP = { first: 462, pitch: 150 };

/** How far the forward nodes stand to the left of a time step's middle, the backward ones to the right. */
const ASIDE = 34;

const SIDE: Readonly<Record<Direction, number>> = { fw: -1, bw: 1 };

/** Where a direction's nodes stand at a time step, and with them the arrows from its input and to its output. */
export const lane = (direction: Direction, step: number): number =>
  STEP.first + step * STEP.pitch + SIDE[direction] * ASIDE;

/** Where everything of a time step stands; `step` counts from 0. */
export function stepLayout(step: number) {
  const x = STEP.first + step * STEP.pitch;
  const at = (y: number): Point => ({ x, y });
  return {
    x,
    output: nodeBox(at(ROW.output)),
    outputLayer: boxAround(at(ROW.outputLayer), 124, 44),
    fw: nodeBox({ x: lane("fw", step), y: ROW.fw }),
    bw: nodeBox({ x: lane("bw", step), y: ROW.bw }),
    input: boxAround(at(ROW.input), 112, 44),
  };
}

/** The state that a direction starts from: before the first step, or after the last one. */
export function startBox(direction: Direction, steps: number): Box {
  const first = stepLayout(direction === "fw" ? 0 : steps - 1)[direction];
  return { ...first, x: first.x + SIDE[direction] * (STEP.pitch - 24) };
}

/** How far a band reaches beyond the last of its nodes. */
const BEYOND = 16;

/** Where the bands of the rows end, and the picture's size in pixels. */
export const end = (steps: number): number => startBox("bw", steps).x + NODE.width + BEYOND;
export const size = (steps: number) => ({ width: end(steps) + MARGIN, height: ROW.note + 28 });

/** Where the words on a direction's way start or end: in the part of its band where it has no nodes. */
export const wayWords = (direction: Direction, steps: number): Point => ({
  x: direction === "bw" ? startBox("fw", steps).x : end(steps) - BEYOND,
  y: ROW[direction],
});
