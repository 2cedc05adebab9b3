import { textWidth, type Face } from "./fonts.js";
import { element, type SvgElement, type SvgNode } from "./svg.js";

/** A stretch of a text element in one face, where the fonts' own widths put it. */
export interface PlacedRun {
  readonly text: string;
  readonly face: Face;
  /** The face, and what of its symbol it has its colour by. */
  readonly className: string;
  readonly size: number;
  /** Its left end and its baseline, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where each stretch of a text element comes to stand. */
export function placeRuns(text: SvgElement): PlacedRun[] {
  let y = Number(text.attributes.y);
  const size = Number(text.attributes["font-size"]);
  const runs = text.children.map((child) => {
    const { attributes, content } = stretch(child);
    const className = String(attributes.class ?? "words");
    const face = className.split(" ")[0] as Face;
    const runSize = Number(attributes["font-size"] ?? size);
    y += Number(attributes.dy ?? 0);
    const width = textWidth(content, face, runSize);
    return {
      text: content,
      face,
      className,
      size: runSize,
      y,
      width,
      aside: Number(attributes.dx ?? 0),
    };
  });
  const total = runs.reduce((sum, { width, aside }) => sum + width + aside, 0);
  const before = { start: 0, middle: 0.5, end: 1 }[text.attributes["text-anchor"] as string]!;
  let x = Number(text.attributes.x) - before * total;
  return runs.map(({ aside, ...run }) => {
    const placed = { ...run, x: x + aside };
    x += aside + run.width;
    return placed;
  });
}

function stretch(child: SvgNode): { attributes: SvgElement["attributes"]; content: string } {
  if (typeof child === "string") return { attributes: {}, content: child };
  return { attributes: child.attributes, content: child.children.join("") };
}

/**
 * The same drawing with every stretch of text at a place of its own. A renderer that chooses one
 * font for a whole line (resvg does, as soon as a face lacks one of its characters) then keeps the
 * faces apart; in a browser, text flows by itself and needs none of this.
 */
export function withPlacedText(node: SvgElement): SvgElement {
  if (node.name !== "text") {
    const children = node.children.map((child) =>
      typeof child === "string" ? child : withPlacedText(child),
    );
    return { ...node, children };
  }
  const spans = placeRuns(node).map(({ text, className, size, x, y }) =>
    element("tspan", { class: className, "font-size": size, x, y }, text),
  );
  return { ...node, attributes: { ...node.attributes, "text-anchor": "start" }, children: spans };
}
