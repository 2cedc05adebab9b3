/** An element of an SVG document; strings among its children are text. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgNode[];
}

export type SvgNode = SvgElement | string;

/** An element; text and attribute values are escaped when it is serialised, never before. */
export function element(
  name: string,
  attributes: SvgElement["attributes"] = {},
  ...children: readonly SvgNode[]
): SvgElement {
  return { name, attributes, children };
}

/** A number for an attribute or a path: at most two decimals, so that files stay small and exact. */
export function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`coordinate: expected a number, got ${value}`);
  return String(Math.round(value * 100) / 100 + 0);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => ENTITIES[mark]);

const attribute = ([name, value]: [string, string | number]): string =>
  ` ${name}="${escape(typeof value === "number" ? coordinate(value) : value)}"`;

/**
 * The element as XML, one element a line. An element that holds text stands on one line with all
 * that is in it, because white space inside it would be drawn.
 */
export function serialise(node: SvgElement, indent = ""): string {
  const start = `${indent}<${node.name}${Object.entries(node.attributes).map(attribute).join("")}`;
  if (node.children.length === 0) return `${start}/>\n`;
  if (node.children.some((child) => typeof child === "string" || child.name === "tspan")) {
    return `${start}>${node.children.map(inline).join("")}</${node.name}>\n`;
  }
  const children = node.children.map((child) => serialise(child as SvgElement, `${indent}  `));
  return `${start}>\n${children.join("")}${indent}</${node.name}>\n`;
}

const inline = (node: SvgNode): string =>
  typeof node === "string" ? escape(node) : serialise(node).trimEnd();
