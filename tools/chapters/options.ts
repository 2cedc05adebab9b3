import type { Block } from "./blocks.js";

/** What the words after a block's id say. */
export interface BlockOptions {
  readonly answer: boolean;
  readonly of: string | undefined;
  /** Seconds. */
  readonly timeout: number | undefined;
}

/** Reads the attributes that a block of its kind and language may have; reports any other. */
export function readOptions<B extends Block>(
  block: B,
  report: (block: B, message: string) => void,
): BlockOptions {
  let answer = false;
  let of: string | undefined;
  let timeout: number | undefined;
  for (const attribute of block.attributes) {
    const [, name, value] = /^([a-z]+)(?:=(.*))?$/.exec(attribute) ?? [];
    if (attribute === "answer") answer = true;
    else if (name === "of" && block.language === "en" && /^[0-9a-f]{8}$/.test(value)) of = value;
    else if (name === "timeout" && block.kind === "code" && /^[1-9]\d*$/.test(value))
      timeout = Number(value);
    else report(block, `unknown attribute "${attribute}": expected ${allowed(block)}`);
  }
  return { answer, of, timeout };
}

function allowed(block: Block): string {
  if (block.kind === "code") return "answer or timeout=<seconds>";
  return block.language === "en" ? "answer or of=<8 hex digits>" : "answer";
}
