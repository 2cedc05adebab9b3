import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import type { Language } from "../../src/charts/glossary.js";
import {
  conceptList,
  conceptOfAbove,
  conceptOfClasses,
  conceptOfPart,
  CONCEPTS,
} from "./concepts.js";
import { classesOf, textOf } from "./nodes.js";

/**
 * A figure's SVG, in which each shape and each symbol says which concepts it shows, and one shape of each
 * concept has its name, by which it is reached without a pointer.
 */
export function withConceptsInFigure(svg: string, language: Language): string {
  const tree = fromHtml(svg, { fragment: true, space: "svg" });
  for (const child of tree.children) mark(child, undefined);
  const shapes = tree.children.flatMap(shapesIn);
  for (const { name, words } of CONCEPTS) {
    const own = shapes.filter((shape) => conceptsOf(shape)[0] === name);
    const boxes = own.filter((each) => /box|unit/.test(classesOf(each).join(" ")));
    const shape = boxes.find((box) => classesOf(box).includes(name)) ?? boxes[0] ?? own[0];
    if (shape) shape.properties.dataName = words[language];
  }
  return toHtml(tree, { space: "svg", closeEmptyElements: true });
}

function mark(node: Nodes, part: string | undefined): void {
  if (node.type !== "element") return;
  if (node.tagName === "text") return markSymbols(node, part);
  const own = conceptOfPart(String(node.properties.dataPart ?? "")) ?? part;
  const role = conceptOfClasses(classesOf(node));
  const isShape = role !== undefined || classesOf(node).includes("box");
  if (isShape) node.properties.dataConcept = conceptList([own, role]) || undefined;
  for (const child of node.children) mark(child, own);
}

/** A symbol is a letter with the scripts behind it; they become one span, to be pointed at as one. */
function markSymbols(text: Element, part: string | undefined): void {
  const children: Element["children"] = [];
  let symbol: Element | undefined;
  for (const child of text.children) {
    const isSpan = child.type === "element";
    const role = isSpan ? conceptOfClasses(classesOf(child)) : undefined;
    const isScript = isSpan && child.properties.fontSize !== undefined;
    if (!isSpan || role === undefined) {
      symbol = undefined;
      children.push(child);
    } else if (isScript && symbol) {
      symbol.children.push(child);
      const above = Number(child.properties.dy) < 0 ? textOf(child) : "";
      symbol.properties.dataConcept = conceptList([
        ...String(symbol.properties.dataConcept).split(" "),
        conceptOfAbove(above),
      ]);
    } else {
      symbol = {
        type: "element",
        tagName: "tspan",
        properties: { dataConcept: conceptList([part, role]) },
        children: [child],
      };
      children.push(symbol);
    }
  }
  text.children = children;
}

const conceptsOf = ({ properties }: Element): string[] =>
  String(properties.dataConcept ?? "").split(" ");

/** The shapes that show a concept, as they come. */
function shapesIn(node: Nodes): Element[] {
  if (node.type !== "element" || node.tagName === "text") return [];
  const own = node.properties.dataConcept === undefined ? [] : [node];
  return [...own, ...node.children.flatMap(shapesIn)];
}
