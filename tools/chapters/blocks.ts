/** A fenced stretch of a chapter's source, before anything is known about its neighbours. */
export interface Block {
  readonly kind: "prose" | "code";
  /** The word after the fence: `zh`, `en`, `ts`, or whatever the author wrote there. */
  readonly language: string;
  readonly id: string | undefined;
  /** The words after the id: `answer`, `of=1a2b3c4d`, `timeout=120`. */
  readonly attributes: readonly string[];
  /** The line of the opening fence, 1-based; the body begins on the next one. */
  readonly line: number;
  readonly body: string;
}

export interface BlockError {
  readonly line: number;
  readonly block?: string;
  readonly message: string;
}

const proseFence = /^:::(?:\s+(.*))?$/;
const codeFence = /^```(.*)$/;

/** Splits a chapter's source into its blocks, in order; nothing but blank lines may stand between them. */
export function scanBlocks(source: string): { blocks: Block[]; errors: BlockError[] } {
  const lines = source.split(/\r?\n/);
  const blocks: Block[] = [];
  const errors: BlockError[] = [];
  let next = 0;
  while (next < lines.length) {
    const at = next++;
    const prose = proseFence.exec(lines[at]);
    const code = prose ? null : codeFence.exec(lines[at]);
    const fence = prose ?? code;
    if (fence === null) {
      if (lines[at].trim() !== "")
        errors.push({ line: at + 1, message: `text outside any block: ${lines[at].trim()}` });
      continue;
    }
    const header = parseHeader(fence[1] ?? "");
    const end = findEnd(lines, next, prose !== null);
    if (end === undefined) {
      const closing = prose ? ":::" : "```";
      errors.push({
        line: at + 1,
        block: header.id,
        message: `the block is never closed: no line ${closing} before the next block or the end`,
      });
      while (next < lines.length && !opensBlock(lines[next])) next++;
      continue;
    }
    const body = lines.slice(next, end).join("\n");
    blocks.push({ kind: prose ? "prose" : "code", ...header, line: at + 1, body });
    next = end + 1;
  }
  return { blocks, errors };
}

function parseHeader(text: string): Pick<Block, "language" | "id" | "attributes"> {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const language = words[0]?.startsWith("#") ? "" : (words.shift() ?? "");
  const id = words[0]?.startsWith("#") ? words.shift()!.slice(1) : undefined;
  return { language, id, attributes: words };
}

/** The index of the closing fence at or after `from`; a code fence inside prose may hold anything. */
function findEnd(lines: readonly string[], from: number, isProse: boolean): number | undefined {
  if (!isProse) {
    const end = lines.findIndex((line, at) => at >= from && /^(```\s*$|:::)/.test(line));
    return end >= 0 && lines[end].startsWith("```") ? end : undefined;
  }
  let inCode = false;
  for (let at = from; at < lines.length; at++) {
    if (/^\s*```/.test(lines[at])) {
      if (opensCell(lines[at])) return undefined;
      inCode = !inCode;
    } else if (!inCode && proseFence.test(lines[at])) {
      return lines[at].trim() === ":::" ? at : undefined;
    }
  }
  return undefined;
}

function opensCell(line: string): boolean {
  return /^```\S*\s+#/.test(line);
}

function opensBlock(line: string): boolean {
  return /^:::\s+\S/.test(line) || opensCell(line);
}
