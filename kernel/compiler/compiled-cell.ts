import { SourceMap } from "node:module";
import type { CellBody } from "./cell-body.js";
import { ts } from "./typescript.js";

/** A place in a text: line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** tslab puts a line before a cell to make a module of it. */
const LINES_BEFORE = 1;
const MAP_COMMENT = "//# sourceMappingURL=data:application/json;base64,";

/** A cell that was compiled: its code as the user wrote it, and how to find a place in it. */
export class CompiledCell {
  readonly name: string;
  readonly source: string;
  readonly #module: string;
  readonly #body: CellBody;
  #map: SourceMap | undefined;

  /** `module` is the ES module between source and body, with its source map at the end. */
  constructor(name: string, source: string, module: string, body: CellBody) {
    this.name = name;
    this.source = source;
    this.#module = module;
    this.#body = body;
  }

  /** The user's place for a place in the body; `undefined` in what the compiler put around it. */
  originalPosition({ line, column }: Position): Position | undefined {
    const offset = offsetAt(this.#body.text, line, column);
    const inModule = offset === undefined ? undefined : this.#body.moduleOffset(offset);
    return inModule === undefined ? undefined : this.#sourcePosition(inModule);
  }

  /**
   * The part of the source that has run when the cell has come past its statement `index`, `undefined`
   * when past none: up to the end of the user's statement that this one was made of, and of the types
   * behind it, which nothing can keep from being declared.
   */
  sourceUpTo(index: number | undefined): string {
    const { statements } = ts.createSourceFile("cell.ts", this.source, ts.ScriptTarget.Latest);
    const at =
      index === undefined ? undefined : this.#sourcePosition(this.#body.statements[index]!);
    const offset = at ? offsetAt(this.source, at.line, at.column) : undefined;
    const done = statements.findIndex(({ end }) => offset !== undefined && offset < end);
    const behind = statements.slice(done + 1);
    const types = behind.findIndex((statement) => !isType(statement));
    const last = statements[done + (types < 0 ? behind.length : types)];
    return this.source.slice(0, last?.end ?? 0);
  }

  #sourcePosition(moduleOffset: number): Position | undefined {
    this.#map ??= readMap(this.#module);
    const before = this.#module.slice(0, moduleOffset).split("\n");
    const entry = this.#map.findEntry(before.length - 1, before.at(-1)!.length);
    if (!("originalLine" in entry)) return undefined;
    const line = entry.originalLine - LINES_BEFORE + 1;
    return line < 1 ? undefined : { line, column: entry.originalColumn + 1 };
  }
}

function isType(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function readMap(module: string): SourceMap {
  const start = module.lastIndexOf(MAP_COMMENT) + MAP_COMMENT.length;
  return new SourceMap(JSON.parse(Buffer.from(module.slice(start), "base64").toString("utf8")));
}

/** `undefined` when the text has no such line. */
function offsetAt(text: string, line: number, column: number): number | undefined {
  let start = 0;
  for (let i = 1; i < line; i++) {
    start = text.indexOf("\n", start) + 1;
    if (start === 0) return undefined;
  }
  return start + column - 1;
}
