import ts from "typescript";
import type { CodeCell } from "./chapter.js";

/** A rule that a cell's code breaks; `line` counts within the cell, from 1. */
export interface CodeProblem {
  readonly line: number;
  readonly message: string;
}

export const maxLines = 20;

const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** What is said in words stands in the prose, in both languages; code is short and says it once. */
export function checkCode(cell: CodeCell): CodeProblem[] {
  const problems: CodeProblem[] = [];
  const lines = cell.text.split("\n");
  if (lines.length > maxLines)
    problems.push({
      line: maxLines + 1,
      message: `the cell has ${lines.length} lines of code: expected at most ${maxLines}`,
    });
  lines.forEach((text, at) => {
    const found = cjk.exec(text);
    if (found)
      problems.push({
        line: at + 1,
        message: `code holds the character "${found[0]}": words of a language belong in the prose`,
      });
  });
  const file = ts.createSourceFile("cell.ts", cell.text, ts.ScriptTarget.Latest, true);
  for (const start of commentStarts(file)) {
    const line = file.getLineAndCharacterOfPosition(start).line;
    problems.push({
      line: line + 1,
      message: `code holds a comment: what it says belongs in the prose: ${lines[line].trim()}`,
    });
  }
  return problems;
}

/** Comments are not nodes of the tree: they hang before and after its tokens. */
function commentStarts(file: ts.SourceFile): Set<number> {
  const starts = new Set<number>();
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(file);
    if (children.length > 0) return children.forEach(visit);
    const before = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
    const after = ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? [];
    for (const { pos } of [...before, ...after]) starts.add(pos);
  };
  visit(file);
  return starts;
}
