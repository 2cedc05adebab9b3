import type { Language } from "../../src/charts/glossary.js";
import { arrow, wire } from "../kit/arrow.js";
import { cells } from "../kit/cells.js";
import { part } from "../kit/figure.js";
import { bottom, centre, left, right, top, type Box } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { given } from "../kit/numbers.js";
import type { Role } from "../kit/palette.js";
import { element, type SvgElement } from "../kit/svg.js";
import { EXAMPLE } from "./example.js";
import { AT, column, PRODUCT, ROW } from "./layout.js";
import { GATES } from "./values.js";
import { WORDS } from "./words.js";

const columns = GATES.map(column);

/** One element of [x, h] on its way through its row of the kernel. */
function through(from: Box, row: "x" | "h", role: Role): SvgElement {
  const boxes = columns.map((each) => each[row]);
  const between = boxes.slice(1).map((box, i) => wire([right(boxes[i]), left(box)], role));
  return part(`${row}-through-W`, ...arrow([right(from), left(boxes[0])], role), ...between);
}

/** A row of parameters, one in each gate's column. */
const parameters = (row: "x" | "h" | "b", numbers: readonly number[]): SvgElement[] =>
  columns.flatMap((each, i) => cells(each[row], [[{ text: given(numbers[i]), role: "weight" }]]));

/** The sums up the columns, to where they are split into the gates' pre-activations. */
const sums = columns.flatMap(({ x, h, b, preActivation }) => [
  wire([top(b), bottom(h)], "operation"),
  wire([top(h), bottom(x)], "operation"),
  ...arrow([top(x), bottom(preActivation)], "operation"),
]);

/** The one product that all gates come from: rows of W belong to x and h, its columns to the gates. */
export function product(language: Language): SvgElement[] {
  const letterX = (right(columns[3].x).x + PRODUCT.x + PRODUCT.width) / 2;
  const letter = (source: string, y: number): SvgElement =>
    label(source, { x: letterX, y }, { size: 20 });
  const words = { x: centre(PRODUCT).x, y: ROW.product };
  return [
    part(
      "product",
      element("g", { class: "band weight" }, element("rect", { ...PRODUCT, rx: 14 })),
      label(WORDS.product[language], words, { size: 16 }),
    ),
    through(AT.xBefore, "x", "input"),
    through(AT.hBefore, "h", "state"),
    part("sums", ...sums),
    part(
      "W",
      letter("$W$", (ROW.x + ROW.h) / 2),
      ...parameters("x", EXAMPLE.W[0]),
      ...parameters("h", EXAMPLE.W[1]),
    ),
    part("b", letter("$b$", ROW.b), ...parameters("b", EXAMPLE.b)),
  ];
}
