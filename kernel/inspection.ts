import type { Converter } from "tslab/dist/converter.js";
import { typeText } from "./compiler/type-text.js";
import { ts } from "./compiler/typescript.js";
import type { Json } from "./wire/message.js";

/**
 * The content of an `inspect_reply`: the type of what stands at `position` and its docstring, as text
 * and, for front ends that show it, with the type in colours.
 */
export function inspect(
  converter: Pick<Converter, "inspect">,
  code: string,
  position: number,
): Json {
  const info = converter.inspect("", code, position) as unknown as ts.QuickInfo | undefined;
  if (!info) return { status: "ok", found: false, data: {}, metadata: {} };
  const type = typeText(info.displayParts);
  const documentation = ts.displayPartsToString(info.documentation);
  const tags = (info.tags ?? []).map((tag) => ({
    name: `@${tag.name}`,
    text: ts.displayPartsToString(tag.text),
  }));
  const plain = [type, documentation, tags.map(({ name, text }) => `${name} ${text}`).join("\n")];
  const markdown = [
    `\`\`\`typescript\n${type}\n\`\`\``,
    documentation,
    tags.map(({ name, text }) => `- *${name}* ${text}`).join("\n"),
  ];
  return {
    status: "ok",
    found: true,
    data: { "text/plain": paragraphs(plain), "text/markdown": paragraphs(markdown) },
    metadata: {},
  };
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
