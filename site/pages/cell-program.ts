import { join } from "node:path";
import ts from "typescript";
import { root } from "../../tools/chapters/library.js";

/** The cells of a notebook as one program: a later cell knows what an earlier one has declared. */
export interface CellProgram {
  readonly service: ts.LanguageService;
  readonly checker: ts.TypeChecker;
  /** The path of its file, which is only in memory. */
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

/** The library's files are read once. */
const registry = ts.createDocumentRegistry();

/**
 * A program of each notebook.
 * @param notebooks the code of the cells of each, in order. The compiler sees all of them at once, so that it
 * looks at the library once.
 */
export function cellPrograms(notebooks: readonly (readonly string[])[]): CellProgram[] {
  const folder = join(root, "notebooks", "zh").replaceAll("\\", "/");
  const texts = new Map(notebooks.map((cells, n) => [`${folder}/cells-${n}.ts`, cells.join("\n")]));
  const service = serviceOf(texts);
  const program = service.getProgram()!;
  return [...texts.keys()].map((file, n) => {
    const starts = notebooks[n].map((_, cell) =>
      notebooks[n].slice(0, cell).reduce((sum, { length }) => sum + length + 1, 0),
    );
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
  });
}

/** The compiler over files that are only in memory, by their paths. */
function serviceOf(texts: ReadonlyMap<string, string>): ts.LanguageService {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    // What a notebook declares is its own, with an import or without.
    moduleDetection: ts.ModuleDetectionKind.Force,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: ["node"],
    strict: true,
  };
  const read = (name: string) => texts.get(name) ?? ts.sys.readFile(name);
  const host: ts.LanguageServiceHost = {
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (name) => texts.get(name) ?? "1",
    getScriptSnapshot: (name) => {
      const content = read(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => texts.has(name) || ts.sys.fileExists(name),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  };
  return ts.createLanguageService(host, registry);
}
