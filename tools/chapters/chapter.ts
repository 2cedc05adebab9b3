import { scanBlocks, type Block } from "./blocks.js";
import { readOptions } from "./options.js";
import { ChapterError, type Problem } from "./problem.js";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** One language's text of a prose cell; `line` is that of its opening fence. */
export interface Passage {
  readonly line: number;
  readonly text: string;
}

/** A cell of prose, which says the same in both languages. */
export interface ProseCell {
  readonly kind: "prose";
  readonly id: string;
  /** The answer to an exercise is folded away until the reader asks for it. */
  readonly answer: boolean;
  readonly zh: Passage;
  /** `of` is the stamp of the Chinese text that the English one translates. */
  readonly en: Passage & { readonly of: string | undefined };
}

/** A cell of code, which stands once for both editions. */
export interface CodeCell {
  readonly kind: "code";
  readonly id: string;
  readonly answer: boolean;
  /** How long the cell may run, in seconds; the runner's own limit where it is undefined. */
  readonly timeout: number | undefined;
  readonly line: number;
  readonly text: string;
}

export type ChapterCell = ProseCell | CodeCell;

/** A chapter's source, read: the cells of both editions, in order. */
export interface Chapter {
  /** The path that messages name. */
  readonly file: string;
  readonly cells: readonly ChapterCell[];
}

/** Reads a chapter's source; throws a ChapterError that lists every block out of place. */
export function parseChapter(source: string, file: string): Chapter {
  const { blocks, errors } = scanBlocks(source);
  const problems: Problem[] = errors.map((error) => ({ file, ...error }));
  const report = (block: Block, message: string) =>
    problems.push({ file, line: block.line, block: block.id, message });

  const cells: ChapterCell[] = [];
  const lineOfId = new Map<string, number>();
  const sound = blocks.filter((block) => isSound(block, report));
  for (let at = 0; at < sound.length; at++) {
    const block = sound[at];
    const partner = sound[at + 1];
    const paired = block.language === "zh" && partner?.language === "en" && partner.id === block.id;
    const first = lineOfId.get(block.id);
    if (first !== undefined) report(block, `the id is taken: it stands on line ${first} already`);
    lineOfId.set(block.id, block.line);

    if (block.kind === "code") {
      const { answer, timeout } = readOptions(block, report);
      const { id, line } = block;
      cells.push({ kind: "code", id, answer, timeout, line, text: block.body.trimEnd() });
    } else if (paired) {
      const zh = readOptions(block, report);
      const en = readOptions(partner, report);
      if (zh.answer !== en.answer) report(partner, "one edition is an answer and the other is not");
      cells.push({
        kind: "prose",
        id: block.id,
        answer: zh.answer,
        zh: { line: block.line, text: trimBlankLines(block.body) },
        en: { line: partner.line, text: trimBlankLines(partner.body), of: en.of },
      });
      at++;
    } else if (block.language === "zh") {
      report(block, `no English block follows: expected "::: en #${block.id}" next`);
    } else {
      report(block, `no Chinese block precedes: expected "::: zh #${block.id}" just before`);
    }
  }
  if (problems.length === 0 && cells.length === 0)
    problems.push({ file, line: 1, message: "the chapter has no blocks" });
  if (problems.length > 0) throw new ChapterError(problems.sort((a, b) => a.line - b.line));
  return { file, cells };
}

type SoundBlock = Block & { readonly id: string };

function isSound(
  block: Block,
  report: (block: Block, message: string) => void,
): block is SoundBlock {
  const known = block.kind === "code" ? ["ts"] : languages;
  const unknown = !(known as readonly string[]).includes(block.language);
  if (unknown)
    report(block, `unknown language "${block.language}": expected ${known.join(" or ")}`);
  if (block.id === undefined) report(block, "the block has no id: expected #some-id");
  else if (!/^[a-zA-Z0-9-_]{1,64}$/.test(block.id))
    report(block, "an id is 1 to 64 letters, digits, - and _ (it becomes the notebook's cell id)");
  if (block.body.trim() === "") report(block, "the block is empty");
  return !unknown && block.id !== undefined;
}

function trimBlankLines(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
}
