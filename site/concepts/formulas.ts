import type { Element, ElementContent, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { symbolRole } from "../../illustration/kit/symbol.js";
import { conceptList, conceptOfAbove } from "./concepts.js";
import { classesOf, textOf } from "./nodes.js";

/**
 * The HTML that KaTeX makes of a formula, in which each symbol says which concepts it shows, and has the
 * class of its colour: a letter with what stands below and above it.
 */
export function withConcepts(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  for (const child of tree.children) mark(child);
  return toHtml(tree);
}

function mark(node: Nodes): void {
  // What is read aloud has no colours, and what stands above or below a letter is marked with it.
  if (node.type !== "element" || node.tagName === "math" || isScripts(node)) return;
  const [first, second] = node.children;
  if (isLetter(first) && isScripts(second)) {
    say(node, textOf(first), scriptsOf(second as Element));
  } else if (isLetter(node)) {
    say(node, textOf(node), {});
  } else {
    for (const child of node.children) mark(child);
  }
}

interface Scripts {
  readonly below?: string;
  readonly above?: string;
}

function say(node: Element, letter: string, { below, above = "" }: Scripts): void {
  const role = symbolRole(letter, below);
  if (!role) return;
  node.properties.dataConcept = conceptList([conceptOfAbove(above), role]);
  node.properties.className = [...classesOf(node), "symbol", role];
}

/** KaTeX stacks scripts from below; a table of two rows has one below the line. */
function scriptsOf(node: Element): Scripts {
  const table = node.children[0] as Element;
  const stack = (table.children[0] as Element).children[0] as Element;
  const [first, second] = stack.children.map(textOf);
  if (!hasClass(table, "vlist-t2")) return { above: first };
  return { below: first, above: second };
}

const hasClass = (node: ElementContent | undefined, name: string): node is Element =>
  node?.type === "element" && classesOf(node).includes(name);

const isScripts = (node: ElementContent | undefined): boolean => hasClass(node, "msupsub");

/** A letter of its own, not a group of symbols. */
function isLetter(node: ElementContent | undefined): boolean {
  return hasClass(node, "mathnormal") && node.children.every(({ type }) => type === "text");
}
