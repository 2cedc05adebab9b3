import { left, type Box, type Point } from "./geometry.js";
import { label } from "./label.js";
import { element, type SvgElement } from "./svg.js";
import type { Role } from "./palette.js";

/** A number as it is written in a figure, and what it is. */
export interface Cell {
  readonly text: string;
  readonly role: Role;
}

/** Width, height and distance of cells; the same in every vector, so that numbers line up. */
export const CELL = { width: 62, height: 34, gap: 4, radius: 6, fontSize: 16 } as const;

const extent = (count: number, size: number): number => count * size + (count - 1) * CELL.gap;

/** The box that `rows` × `columns` cells take up around a centre. */
export function cellsBox(centre: Point, rows: number, columns: number): Box {
  const width = extent(columns, CELL.width);
  const height = extent(rows, CELL.height);
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

/** The box of one cell of a block of cells. */
const cellBox = (block: Point, row: number, column: number): Box => ({
  x: block.x + column * (CELL.width + CELL.gap),
  y: block.y + row * (CELL.height + CELL.gap),
  width: CELL.width,
  height: CELL.height,
});

/** Numbers in rows, from a left upper corner: a vector is one row, a matrix several. */
export function cells(corner: Point, rows: readonly (readonly Cell[])[]): SvgElement[] {
  return rows.flatMap((row, i) =>
    row.flatMap(({ text, role }, j) => {
      const { x, y, width, height } = cellBox(corner, i, j);
      const middle = { x: x + width / 2, y: y + height / 2 };
      return [
        element("rect", { class: `box ${role}`, x, y, width, height, rx: CELL.radius }),
        label(text, middle, { size: CELL.fontSize }),
      ];
    }),
  );
}

/** A vector with its letter on the left. */
export function vector(letter: string, box: Box, numbers: readonly Cell[]): SvgElement[] {
  return [
    label(letter, { x: box.x - 10, y: left(box).y }, { size: 20, anchor: "end" }),
    ...cells(box, [numbers]),
  ];
}
