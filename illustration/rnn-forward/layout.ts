import { CELL, cellsBox } from "../kit/cells.js";
import { boxAround, type Box, type Point } from "../kit/geometry.js";

/** The picture's size in pixels. */
export const SIZE = { width: 960, height: 834 };

export const MARGIN = 32;

/** Heights of the rows' middles: time is read to the right, a time step upwards. */
export const ROW = {
  title: 50,
  formulas: 90,
  time: 142,
  output: 188,
  outputLayer: 284,
  state: 388,
  tanh: 494,
  preActivation: 569,
  loop: 644,
  input: 752,
  note: 806,
};

const CARD = { x: MARGIN, width: 224, padding: 16 };

/** Where words at the head of a card start, and the first column of its numbers. */
export const CARD_TEXT_X = CARD.x + CARD.padding;
const CARD_CELLS_X = CARD.x + 54;

const block = (x: number, y: number, rows: number, columns: number): Box => {
  const { width, height } = cellsBox({ x: 0, y: 0 }, rows, columns);
  return { x, y, width, height };
};

const under = (box: Box, gap: number): number => box.y + box.height + gap;

const loopCard: Box = { x: CARD.x, y: 460, width: CARD.width, height: 238 };
const Wx = block(CARD_CELLS_X, loopCard.y + 62, 1, 2);
const Wh = block(CARD_CELLS_X, under(Wx, 10), 2, 2);
const b = block(CARD_CELLS_X, under(Wh, 10), 1, 2);

const outputCard: Box = { x: CARD.x, y: 176, width: CARD.width, height: 150 };
const Wy = block(CARD_CELLS_X, outputCard.y + 62, 2, 1);
const by = block(CARD_CELLS_X + 98, outputCard.y + 81, 1, 1);

/** Where the parameters stand: two cards on the left, with their numbers. */
export const PARAMETERS = { loopCard, Wx, Wh, b, outputCard, Wy, by };

/** The state before the first step, in line with the parameters' numbers. */
export const INITIAL_STATE = block(CARD_CELLS_X, ROW.state - CELL.height / 2, 1, 2);

const STEP = { width: 272, first: 448, pitch: 344 };

/** Where everything of a time step stands; `step` counts from 0. */
export function stepLayout(step: number) {
  const x = STEP.first + step * STEP.pitch;
  const at = (y: number): Point => ({ x, y });
  return {
    x,
    body: { x: x - STEP.width / 2, y: 424, width: STEP.width, height: 274 },
    output: cellsBox(at(ROW.output), 1, 1),
    outputLayer: boxAround(at(ROW.outputLayer), 168, 44),
    state: cellsBox(at(ROW.state), 1, 2),
    tanh: boxAround(at(ROW.tanh), 104, 44),
    preActivation: cellsBox(at(ROW.preActivation), 1, 2),
    loop: boxAround(at(ROW.loop), 228, 44),
    input: cellsBox(at(ROW.input), 1, 1),
    /** Where the state comes down between the steps. */
    channel: x - STEP.pitch / 2,
  };
}

/** The band that leads from a card on the left to the last of the steps that use its parameters. */
export function band(row: number, steps: number): Box {
  const { loop } = stepLayout(steps - 1);
  const start = CARD.x + CARD.width - 28;
  return { x: start, y: row - 32, width: loop.x + loop.width + 12 - start, height: 64 };
}
