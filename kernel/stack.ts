import { findSourceMap } from "node:module";
import { dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { CompiledCell, Position } from "./compiler/compiled-cell.js";
import type { CellCompiler } from "./compiler/compiler.js";
import { relativePath, withoutAbsolutePaths } from "./paths.js";

/** One call on the way to an error: its text, and its place when that is in a cell. */
export interface Frame {
  readonly text: string;
  readonly cell?: CompiledCell;
  readonly position?: Position;
}

const kernelFolder = dirname(fileURLToPath(import.meta.url)) + sep;
const tslabFolder = `${sep}node_modules${sep}tslab${sep}`;
const framesOf = new WeakMap<Error, readonly Frame[]>();

/**
 * Makes every error's `stack` speak of the user's code: cells by number and the line as written,
 * files by their TypeScript source, relative to the notebook; Node's and the kernel's own frames
 * are left out.
 */
export function describeStacks(compiler: CellCompiler): void {
  process.setSourceMapsEnabled(true);
  Error.stackTraceLimit = 50;
  Error.prepareStackTrace = (error, sites) => {
    const calls = foldRepeated(sites.flatMap((site) => describe(site, compiler) ?? []));
    framesOf.set(error, calls);
    return [header(error), ...calls.map((frame) => `    at ${frame.text}`)].join("\n");
  };
}

/** The calls that led to `error`, innermost first. */
export function stackFrames(error: Error): readonly Frame[] {
  void error.stack; // V8 prepares the frames when the stack is first read.
  return framesOf.get(error) ?? [];
}

function describe(site: NodeJS.CallSite, compiler: CellCompiler): Frame | undefined {
  const script = site.getScriptNameOrSourceURL();
  const line = site.getLineNumber();
  const column = site.getColumnNumber();
  if (!script || !line || !column) return { text: withoutAbsolutePaths(String(site)) };
  if (script.startsWith("node:")) return undefined;
  const place = `${script}:${line}:${column}`;
  const cell = compiler.cellOf(script);
  if (cell) {
    const position = cell.originalPosition({ line, column });
    if (!position) return undefined;
    const text = String(site).replace(place, `${cell.name}, line ${position.line}`);
    return { text, cell, position };
  }
  const path = script.startsWith("file:") ? fileURLToPath(script) : script;
  if (path.startsWith(kernelFolder) || path.includes(tslabFolder)) return undefined;
  const entry = findSourceMap(path)?.findEntry(line - 1, column - 1);
  const shown =
    entry && "originalSource" in entry
      ? `${relativePath(entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : `${relativePath(path)}:${line}:${column}`;
  return { text: String(site).replace(place, () => shown) };
}

/** A recursion's frames as one, with their number. */
function foldRepeated(frames: readonly Frame[]): Frame[] {
  const runs: { frame: Frame; times: number }[] = [];
  for (const frame of frames) {
    const last = runs.at(-1);
    if (last?.frame.text === frame.text) last.times += 1;
    else runs.push({ frame, times: 1 });
  }
  return runs.map(({ frame, times }) =>
    times === 1 ? frame : { ...frame, text: `${frame.text} × ${times}` },
  );
}

function header(error: Error): string {
  try {
    // Not always an Error: `console.trace` asks for the stack of a plain object with name and message.
    return Error.prototype.toString.call(error);
  } catch {
    return "Error";
  }
}
