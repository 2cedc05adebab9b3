import { FIGURES } from "../../illustration/files.js";
import { svgDocument } from "../../illustration/kit/figure.js";
import type { Box, Point } from "../../illustration/kit/geometry.js";
import { LANGUAGES } from "../../illustration/kit/language.js";
import { placeRuns } from "../../illustration/kit/placement.js";
import { adaptiveStyle } from "../../illustration/kit/style.js";
import type { SvgElement, SvgNode } from "../../illustration/kit/svg.js";

/** Every figure in every language, with the drawing that its SVG file is written from. */
export const drawings = FIGURES.flatMap((figure) =>
  LANGUAGES.map((language) => ({
    figure,
    language,
    name: `${figure.name} (${language})`,
    drawing: svgDocument(figure, language, adaptiveStyle()),
  })),
);

/** All elements below and including one, in document order. */
export function* elements(node: SvgNode): Generator<SvgElement> {
  if (typeof node === "string") return;
  yield node;
  for (const child of node.children) yield* elements(child);
}

export const named = (root: SvgElement, ...names: string[]): SvgElement[] =>
  [...elements(root)].filter((element) => names.includes(element.name));

/** The element of a part. */
export function partOf(root: SvgElement, name: string): SvgElement {
  const found = [...elements(root)].find(({ attributes }) => attributes["data-part"] === name);
  if (!found) throw new Error(`the drawing has no part "${name}"`);
  return found;
}

export const wordsOf = (text: SvgElement): string =>
  placeRuns(text)
    .map((run) => run.text)
    .join("");

/**
 * The room that a text takes up, from the advance widths of the fonts of the PNG. `stretch` makes it
 * wider about its anchor, as another font of a reader's system would.
 */
export function roomOf(text: SvgElement, stretch = 1): Box {
  const runs = placeRuns(text);
  const anchor = Number(text.attributes.x);
  const last = runs[runs.length - 1];
  const from = anchor + (runs[0].x - anchor) * stretch;
  const to = anchor + (last.x + last.width - anchor) * stretch;
  const top = Math.min(...runs.map(({ y, size }) => y - 0.8 * size));
  const bottom = Math.max(...runs.map(({ y, size }) => y + 0.24 * size));
  return { x: from, y: top, width: to - from, height: bottom - top };
}

/** A rectangle element's box. */
export const boxOf = ({ attributes }: SvgElement): Box => ({
  x: Number(attributes.x),
  y: Number(attributes.y),
  width: Number(attributes.width),
  height: Number(attributes.height),
});

/** The points that a path names, the control points of its corners too. */
export function pointsOf(path: SvgElement): Point[] {
  const numbers = String(path.attributes.d)
    .match(/-?[\d.]+/g)!
    .map(Number);
  return numbers.flatMap((x, i) => (i % 2 ? [] : [{ x, y: numbers[i + 1] }]));
}

/** The boxes around each stretch of a path, corners included. */
export function stretchesOf(path: SvgElement): Box[] {
  const points = pointsOf(path);
  return points.slice(1).map((to, i) => ({
    x: Math.min(points[i].x, to.x),
    y: Math.min(points[i].y, to.y),
    width: Math.abs(points[i].x - to.x),
    height: Math.abs(points[i].y - to.y),
  }));
}

/** The tip of an arrow's head. */
export const tipOf = (head: SvgElement): Point => pointsOf(head)[0];

/** The elements whose first class is this, such as `head`, below and including one. */
export const ofClass = (root: SvgElement, name: string): SvgElement[] =>
  [...elements(root)].filter(({ attributes }) => String(attributes.class).split(" ")[0] === name);

/** Where a line leads across another one; lines that only meet do not cross. The later one is the upper. */
export function crossings(lines: readonly SvgElement[]) {
  return lines.flatMap((upper, i) =>
    lines.slice(0, i).flatMap((lower) =>
      stretchesOf(upper).flatMap((a) =>
        stretchesOf(lower)
          .filter((b) => a.width * b.width + a.height * b.height === 0 && overlaps(a, b))
          .map((b) => ({ at: { x: a.width ? b.x : a.x, y: a.height ? b.y : a.y }, lower, upper })),
      ),
    ),
  );
}

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
