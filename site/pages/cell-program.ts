import { join } from "node:path";
import ts from "typescript";
import { root } from "../../tools/chapters/library.js";

/** The cells of a notebook as one program: a later cell knows what an earlier one has declared. */
export interface CellProgram {
  readonly service: ts.LanguageService;
  readonly checker: ts.TypeChecker;
  /** The path of the one file, which is only in memory. */
  readonly file: string;
  /** Calls back for each identifier, with its cell and where that begins in the file. */
  visit(found: (node: ts.Identifier, cell: number, start: number) => void): void;
}

/** Where a name stands: its cell, from 0, and its place in that cell's code. */
export interface Stretch {
  readonly cell: number;
  readonly start: number;
  readonly end: number;
}

/** The library's files are read once for all notebooks. */
const registry = ts.createDocumentRegistry();

/** @param cells their code, in order. */
export function cellProgram(cells: readonly string[]): CellProgram {
  const file = join(root, "notebooks", "zh", "cells.ts").replaceAll("\\", "/");
  const starts = cells.map((_, n) =>
    cells.slice(0, n).reduce((sum, { length }) => sum + length + 1, 0),
  );
  const service = serviceOf(file, cells.join("\n"));
  const program = service.getProgram()!;
  return {
    service,
    checker: program.getTypeChecker(),
    file,
    visit(found) {
      const walk = (node: ts.Node): void => {
        if (ts.isIdentifier(node)) {
          const cell = starts.findLastIndex((start) => start <= node.getStart());
          found(node, cell, starts[cell]);
        }
        ts.forEachChild(node, walk);
      };
      walk(program.getSourceFile(file)!);
    },
  };
}

/** The compiler over a file that is only in memory. */
function serviceOf(file: string, text: string): ts.LanguageService {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: ["node"],
    strict: true,
  };
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [file],
    // Of the one file that changes from notebook to notebook, its text.
    getScriptVersion: (name) => (name === file ? text : "1"),
    getScriptSnapshot: (name) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  };
  return ts.createLanguageService(host, registry);
}
