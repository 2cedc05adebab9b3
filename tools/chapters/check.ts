import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { checkCode } from "./code-rules.js";
import { languages, type Chapter, type ProseCell } from "./chapter.js";
import { compareEditions } from "./editions.js";
import { checkOutline } from "./outline.js";
import type { Problem } from "./problem.js";
import { partsOf } from "./prose.js";
import { stampOf } from "./stamp.js";

/**
 * Everything that can be said of a chapter without running it, in the order of its lines.
 * `folder` is where its links start from: a folder beside the chapter's, like the notebooks'.
 */
export function checkChapter(chapter: Chapter, folder: string): Problem[] {
  const { file } = chapter;
  const problems: Problem[] = checkOutline(chapter).map((problem) => ({ file, ...problem }));
  for (const cell of chapter.cells) {
    const found =
      cell.kind === "code"
        ? checkCode(cell).map(({ line, message }) => ({ line: cell.line + line, message }))
        : [...compareEditions(cell), ...checkStamp(cell), ...checkTargets(cell, folder)];
    problems.push(...found.map((problem) => ({ file, block: cell.id, ...problem })));
  }
  return problems.sort((a, b) => a.line - b.line);
}

function checkStamp({ id, zh, en }: ProseCell): { line: number; message: string }[] {
  const expected = stampOf(zh.text);
  if (en.of === expected) return [];
  const state =
    en.of === undefined
      ? "the English text has no stamp"
      : `the Chinese text has changed since the English one was written: its stamp is of=${en.of}`;
  const advice = `read both, then accept with: npm run chapters -- --stamp ${id}`;
  return [{ line: en.line, message: `${state}, expected of=${expected} (${advice})` }];
}

function checkTargets(cell: ProseCell, folder: string): { line: number; message: string }[] {
  return languages.flatMap((language) =>
    partsOf(cell[language].text)
      .filter(({ kind }) => ["link", "image", "listing"].includes(kind))
      .filter(({ value }) => !/^([a-z]+:|#)/i.test(value))
      .filter(({ value }) => !existsSync(resolve(folder, decodeURI(value.replace(/#.*$/, "")))))
      .map(({ kind, value, line }) => ({
        line: cell[language].line + line,
        message: `the ${kind} leads nowhere: ${value}`,
      })),
  );
}
