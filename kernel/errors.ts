import type { Diagnostic } from "tslab/dist/converter.js";
import { inspect } from "node:util";
import type { Position } from "./compiler/compiled-cell.js";
import { withoutAbsolutePaths } from "./paths.js";
import { stackFrames } from "./stack.js";

/** Characters as wide as two Latin ones; there is a space of that width. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;

/** An error as the protocol tells it: name, message, and the lines that a notebook shows. */
export interface CellError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** What was thrown, or why a promise was rejected, with its causes. */
export function thrownError(thrown: unknown): CellError {
  try {
    return describeThrown(thrown, [thrown]);
  } catch {
    // Its own name, message or view may throw in turn.
    return withHeader("Uncaught", "an error that cannot be read", []);
  }
}

/** Causes in `told` are not told again, since an error can be a cause of itself. */
function describeThrown(thrown: unknown, told: readonly unknown[]): CellError {
  if (!(thrown instanceof Error)) {
    return withHeader("Uncaught", withoutAbsolutePaths(inspect(thrown)), []);
  }
  const frames = stackFrames(thrown);
  const inCell = frames.find((frame) => frame.cell && frame.position);
  return withHeader(nameOf(thrown), withoutAbsolutePaths(String(thrown.message)), [
    ...frames.map((frame) => `    at ${frame.text}`),
    ...(inCell ? ["", ...codeLine(inCell.cell!.name, inCell.cell!.source, inCell.position!)] : []),
    ...causesOf(thrown)
      .filter((cause) => !told.includes(cause))
      .flatMap((cause) => causedBy(cause, [...told, cause])),
  ]);
}

/** What the type checker refused in `source`, the code of the cell called `cellName`. */
export function typeError(
  cellName: string,
  source: string,
  diagnostics: readonly Diagnostic[],
): CellError {
  const messages = diagnostics.map(({ fileName, start, messageText }) => {
    const place = `${start.line + 1}:${start.character + 1} - ${messageText}`;
    return withoutAbsolutePaths(fileName ? `${fileName} ${place}` : place);
  });
  const told = diagnostics.flatMap(({ fileName, start }, i) => {
    const at = { line: start.line + 1, column: start.character + 1 };
    const next = diagnostics[i + 1];
    const isToldOn = next?.fileName === undefined && next?.start.offset === start.offset;
    const shown = fileName === undefined && !isToldOn;
    const message = i === 0 ? `TypeScriptError: ${messages[i]}` : messages[i]!;
    return shown ? [message, "", ...codeLine(cellName, source, at), ""] : [message];
  });
  if (told.at(-1) === "") told.pop();
  return { ename: "TypeScriptError", evalue: messages.join("\n"), traceback: told };
}

/** A cell that was stopped from outside. */
export function interruptedError(): CellError {
  return withHeader("Interrupted", "the cell was stopped before its end", []);
}

function withHeader(ename: string, evalue: string, rest: readonly string[]): CellError {
  return { ename, evalue, traceback: [evalue === "" ? ename : `${ename}: ${evalue}`, ...rest] };
}

/** The class's name where `name` was left at its default, as in `class ShapeError extends Error {}`. */
function nameOf(error: Error): string {
  const name = String(error.name);
  return name === "Error" ? error.constructor?.name || name : name;
}

function causesOf(error: Error): readonly unknown[] {
  const cause = error.cause === undefined ? [] : [error.cause];
  return error instanceof AggregateError ? [...cause, ...error.errors] : cause;
}

function causedBy(cause: unknown, told: readonly unknown[]): string[] {
  const { traceback } = describeThrown(cause, told);
  return ["", `caused by ${traceback[0]}`, ...traceback.slice(1)];
}

function codeLine(cellName: string, source: string, at: Position): string[] {
  const line = source.split("\n")[at.line - 1] ?? "";
  const indent = line
    .slice(0, at.column - 1)
    .replace(WIDE, "\u3000")
    .replace(/[^\t\u3000]/g, " ");
  return [`${cellName}, line ${at.line}:`, `    ${line}`, `    ${indent}^`];
}
