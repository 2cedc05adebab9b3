import { join } from "node:path";
import ts from "typescript";
import { root } from "../../tools/chapters/library.js";

/** A name of the engine in a cell: where it stands, and what it means. */
export interface EngineName {
  readonly start: number;
  readonly end: number;
  /** The name under which the engine exports it, or the owner of a member. */
  readonly of: string;
  /** The sub-path that exports it: "index", "charts". */
  readonly module: string;
  /** Its type, as an editor shows it. */
  readonly type: string;
  /** Its docstring. */
  readonly text: string;
}

/** The library's files are read once for all notebooks. */
const registry = ts.createDocumentRegistry();

const DIST = join(root, "dist").replaceAll("\\", "/");

/**
 * The names of the engine in the cells of a notebook, which are one program: a later cell knows what an
 * earlier one has declared.
 * @param cells their code, in order.
 * @param exported which names each sub-path exports, of all that have a page.
 */
export function engineNames(
  cells: readonly string[],
  exported: ReadonlyMap<string, string>,
): EngineName[][] {
  const file = join(root, "notebooks", "zh", "cells.ts").replaceAll("\\", "/");
  const starts = cells.map((_, n) =>
    cells.slice(0, n).reduce((sum, { length }) => sum + length + 1, 0),
  );
  const service = serviceOf(file, cells.join("\n"));
  const program = service.getProgram()!;
  const checker = program.getTypeChecker();
  const names = cells.map((): EngineName[] => []);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const found = meaning(checker, node, exported);
      const cell = starts.findLastIndex((start) => start <= node.getStart());
      const info = found && service.getQuickInfoAtPosition(file, node.getStart());
      if (found && info) {
        names[cell].push({
          start: node.getStart() - starts[cell],
          end: node.getEnd() - starts[cell],
          ...found,
          type: ts
            .displayPartsToString(info.displayParts)
            .replace(/^\(alias\) /, "")
            .replace(/\nimport \S+$/, ""),
          text: ts.displayPartsToString(info.documentation),
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(program.getSourceFile(file)!);
  return names;
}

/** Of which export a name tells: itself, or the class or interface that it is a member of. */
function meaning(
  checker: ts.TypeChecker,
  node: ts.Identifier,
  exported: ReadonlyMap<string, string>,
): { of: string; module: string } | undefined {
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.declarations?.[0];
  if (!declaration || !declaration.getSourceFile().fileName.startsWith(DIST)) return undefined;
  for (let at: ts.Node | undefined = declaration; at; at = at.parent) {
    const name = (at as Partial<ts.NamedDeclaration>).name;
    if (!name || !ts.isIdentifier(name)) continue;
    const module = exported.get(name.text);
    if (module !== undefined) return { of: name.text, module };
  }
  return undefined;
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
