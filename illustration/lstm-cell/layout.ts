import { CELL, cellsBox } from "../kit/cells.js";
import { boxAround, type Box, type Point } from "../kit/geometry.js";
import type { Gate } from "./values.js";

/** The picture's size in pixels. */
export const SIZE = { width: 960, height: 1000 };

export const MARGIN = 32;

/** Heights of the rows' middles: a time step is read upwards, from the product to the memory line. */
export const ROW = {
  title: 50,
  formulas: [94, 130],
  output: 172,
  memory: 246,
  squash: 300,
  written: 332,
  hidden: 366,
  gate: 424,
  layer: 506,
  forgetBias: 584,
  preActivation: 640,
  x: 708,
  h: 774,
  b: 838,
  product: 878,
  legend: [942, 970],
};

/** Middles of the columns: one a column of the kernel, in its order. */
export const COLUMN: Readonly<Record<Gate, number>> = { i: 262, j: 388, f: 532, o: 730 };

/** Middles of what stands beside the columns: the sum, the way of h up, and the states before and after. */
export const SUM_X = 618;
const UP_X = 802;
const BEFORE_X = 107;
const AFTER_X = 897;

/** Where the peepholes leave the memory line, each in the gap on the left of its gate. */
export const PEEPHOLE_X = { i: 186, f: 456, o: 652 } as const;

/** The ground that the cell stands on, and the card of the product. */
export const BODY: Box = { x: 166, y: 204, width: 660, height: 706 };
export const PRODUCT: Box = { x: 200, y: 676, width: 606, height: 222 };

export const cellAt = (x: number, y: number): Box => cellsBox({ x, y }, 1, 1);

/** The circle of an element-wise operation. */
const circle = (x: number, y: number): Box => boxAround({ x, y }, 30, 30);

export const AT = {
  keep: circle(COLUMN.f, ROW.memory),
  sum: circle(SUM_X, ROW.memory),
  write: circle(COLUMN.j, ROW.written),
  squash: boxAround({ x: COLUMN.o, y: ROW.squash }, 84, 38),
  show: circle(COLUMN.o, ROW.hidden),
  forgetBias: cellAt(COLUMN.f, ROW.forgetBias),
  cBefore: cellAt(BEFORE_X, ROW.memory),
  xBefore: cellAt(BEFORE_X, ROW.x),
  hBefore: cellAt(BEFORE_X, ROW.h),
  cAfter: cellAt(AFTER_X, ROW.memory),
  hAfter: cellAt(AFTER_X, ROW.hidden),
  squashBranch: { x: COLUMN.o, y: ROW.memory },
  upBranch: { x: UP_X, y: ROW.hidden },
  up: { x: UP_X, y: ROW.output + 14 },
} as const;

/** Where an arrow to a vector's letter ends. */
export const beforeLetter = (box: Box): Point => ({ x: box.x - 38, y: box.y + box.height / 2 });

/** Boxes of a gate's column, from the product up. */
export const column = (gate: Gate) => ({
  x: cellAt(COLUMN[gate], ROW.x),
  h: cellAt(COLUMN[gate], ROW.h),
  b: cellAt(COLUMN[gate], ROW.b),
  preActivation: cellAt(COLUMN[gate], ROW.preActivation),
  layer: boxAround({ x: COLUMN[gate], y: ROW.layer }, 108, 62),
  value: cellAt(COLUMN[gate], ROW.gate),
});

/** How far above a cell its word stands. */
export const WORD_ABOVE = CELL.height / 2 + 14;
