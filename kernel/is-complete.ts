import { openBrackets, type Opened } from "./open-brackets.js";
import { ts } from "./compiler/typescript.js";
import type { Json } from "./wire/message.js";

const INDENT = "  ";

/**
 * Errors at the end of a text that no further line can mend: an unclosed string or pattern, a number
 * or escape without its digits. (A template, a comment, and a string after a backslash go on.)
 */
const BEYOND_REPAIR = new Set([1002, 1124, 1125, 1161, 1177, 1178, 1198, 1199, 6188, 6189]);

/**
 * The content of an `is_complete_reply`: whether a console should run `code` as it stands. It is
 * `invalid` when no further line can make it right, so that the user sees the error soonest.
 */
export function completeness(code: string): Json {
  try {
    const opened = openBrackets(code);
    const problem = firstProblem(code);
    if (problem ? isOnlyUnfinished(code, problem, opened) : wantsMore(code, opened.lastToken)) {
      return { status: "incomplete", indent: indentation(code, opened) };
    }
    return { status: problem ? "invalid" : "complete" };
  } catch {
    // The parser calls itself for each bracket, and at some depth no longer can.
    return { status: "unknown" };
  }
}

/** Whether what the parser missed is what would follow. */
function isOnlyUnfinished(code: string, problem: Problem, opened: Opened): boolean {
  const beyondEnd = problem.start > code.length;
  const atEnd = problem.start >= opened.lastTokenEnd && problem.length === 0;
  if (beyondEnd || (atEnd && !BEYOND_REPAIR.has(problem.code))) return true;
  // The parser takes `({ a }: {` for an object in parentheses until it sees an arrow behind.
  const closing = opened.brackets.map((bracket) => bracket.closing).reverse();
  return (
    closing.length > 0 && ["", "=> 0"].some((end) => !firstProblem(code + closing.join("") + end))
  );
}

/** The few things that parse, but that TypeScript refuses later unless something follows. */
function wantsMore(code: string, lastToken: string): boolean {
  if ([",", "const", "var"].includes(lastToken)) return true;
  const last = parse(code).statements.at(-1);
  return (
    last !== undefined &&
    ts.isFunctionDeclaration(last) &&
    !last.body &&
    !last.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)
  );
}

/** White space for the next line: one step deeper than the line of the innermost open bracket. */
function indentation(code: string, { brackets, inText, lastToken }: Opened): string {
  if (inText) return "";
  const innermost = brackets.at(-1);
  if (!innermost) return lastToken === "}" || code.trimStart().startsWith("@") ? "" : INDENT;
  const lineStart = code.lastIndexOf("\n", innermost.position) + 1;
  const own = /^[ \t]*/.exec(code.slice(lineStart))![0];
  return own + (own.includes("\t") ? "\t" : INDENT);
}

interface Problem {
  readonly start: number;
  readonly length: number;
  readonly code: number;
}

/** A line's end follows the code, so that a place behind it is surely not on its last line. */
function firstProblem(code: string): Problem | undefined {
  // The parser's own errors are not part of the public type, but have been there in every version.
  const file = parse(`${code}\n`) as unknown as { parseDiagnostics: readonly Problem[] };
  return [...file.parseDiagnostics].sort((a, b) => a.start - b.start)[0];
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest);
}
