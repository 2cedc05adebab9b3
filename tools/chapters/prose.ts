import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { mathFromMarkdown } from "mdast-util-math";
import { toString } from "mdast-util-to-string";
import { math } from "micromark-extension-math";
import { visit } from "unist-util-visit";

/** What a passage holds that both editions must share, each with its line in the passage (1-based). */
export interface Part {
  readonly kind:
    | "heading level"
    | "display formula"
    | "formula"
    | "inline code"
    | "code block"
    | "listing"
    | "link"
    | "image"
    | "HTML tag";
  readonly value: string;
  readonly line: number;
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly line: number;
}

/** The headings of a passage, in order, their text without markup. */
export function headingsOf(text: string): Heading[] {
  const headings: Heading[] = [];
  visit(parse(text), "heading", (node) => {
    headings.push({ level: node.depth, text: toString(node), line: node.position!.start.line });
  });
  return headings;
}

/** The parts of a passage that are the same in every language, in order. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  visit(parse(text), (node) => {
    const line = node.position?.start.line ?? 1;
    const add = (kind: Part["kind"], value: string) => parts.push({ kind, value, line });
    switch (node.type) {
      case "heading":
        return void add("heading level", "#".repeat(node.depth));
      case "math":
        return void add("display formula", node.value);
      case "inlineMath": {
        const isDisplay = text.startsWith("$$", node.position!.start.offset);
        return void add(isDisplay ? "display formula" : "formula", node.value);
      }
      case "inlineCode":
        return void add("inline code", node.value);
      case "code":
        // One that is a file's has the file's path after its language.
        return void (node.meta ? add("listing", node.meta) : add("code block", node.value));
      case "link":
      case "definition":
        return void add("link", node.url);
      case "image":
        return void add("image", node.url);
      case "imageReference":
        return void add("image", `[${node.identifier}]`);
      case "html":
        return void add("HTML tag", node.value);
    }
  });
  return parts;
}

function parse(text: string): Root {
  return fromMarkdown(text, { extensions: [math()], mdastExtensions: [mathFromMarkdown()] });
}
