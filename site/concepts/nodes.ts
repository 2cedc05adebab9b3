import type { Element, Nodes } from "hast";

export const classesOf = ({ properties }: Element): string[] =>
  (properties.className ?? []) as string[];

/** All text in a node. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
