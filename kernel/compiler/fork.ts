import { cellOptions } from "./options.js";
import { quickInfo } from "./quick-info.js";
import { internals, ts } from "./typescript.js";

/** "Could not find a declaration file for module": such a module is `any`, as a notebook wants it. */
const UNTYPED_MODULE = 7016;

/** "Variable is used before being assigned": the assignment may stand in another cell. */
const USED_BEFORE_ASSIGNED = 2454;

/** A cancellation that never comes. */
const NEVER = { isCancellationRequested: () => false, throwIfCancellationRequested: () => {} };

/** Stands for a timer that need not fire. */
const NOT_SET = {};

/** The last ES module that tslab turned into CommonJS: after a conversion, the cell. */
let lastModule = "";

/**
 * A current TypeScript in the place of tslab's own, a fork of 5.0: it differs from Microsoft's 5.0.4
 * by the functions below, which hand out what language services keep to themselves, and by leaving a
 * top-level `await` to tslab, which the compiler here finds by itself.
 */
export const typescriptForTslab = {
  ...ts,
  createWatchCompilerHost(files: string[], options: ts.CompilerOptions, ...rest: [ts.System]) {
    const folder = rest[0].getCurrentDirectory();
    const host = ts.createWatchCompilerHost(files, { ...options, ...cellOptions(folder) }, ...rest);
    const { setTimeout, clearTimeout, readFile } = host;
    return Object.assign(host, {
      readFile: (...args: Parameters<typeof readFile>) =>
        /\b__tslab__\.ts$/.test(args[0])
          ? exportingPlainNames(readFile(...args) ?? "")
          : readFile(...args),
      // tslab keeps one timer, that of the next rebuild. The other one says that a package may have
      // come or gone, which the rebuild looks after by itself.
      setTimeout: (...args: Parameters<NonNullable<typeof setTimeout>>) =>
        args[2] === "timerToUpdateProgram" ? setTimeout?.(...args) : NOT_SET,
      clearTimeout: (timer: unknown) => timer === NOT_SET || clearTimeout?.(timer),
    });
  },
  transpileModule(js: string, options: ts.TranspileOptions): ts.TranspileOutput {
    lastModule = js;
    const compilerOptions = { ...options.compilerOptions, noImplicitUseStrict: undefined };
    return ts.transpileModule(js, { ...options, compilerOptions });
  },
  /**
   * tslab takes the `x` of `{ x: y }`, a pattern for something of a cell before, for a mention of a
   * variable of that cell.
   */
  visitEachChild(node: ts.Node, visit: ts.Visitor, context: ts.TransformationContext): ts.Node {
    const property = ts.isBindingElement(node) ? node.propertyName : undefined;
    const visitOthers: ts.Visitor = (child) =>
      child === property && ts.isIdentifier(child) ? child : visit(child);
    return ts.visitEachChild(node, visitOthers, context);
  },
  getDefaultTypeRoots: (): string[] => [],
  getNullTransformationContext: () => internals.nullTransformationContext,
  getPreEmitDiagnostics: (program: ts.Program, file: ts.SourceFile) => diagnostics(program, [file]),
  getPreEmitDiagnosticsOfFiles: diagnostics,
  getQuickInfoAtPosition: (
    file: ts.SourceFile,
    checker: ts.TypeChecker,
    _cancellation: unknown,
    position: number,
  ) => quickInfo(file, checker, position),
  Completions: {
    ...internals.Completions,
    getCompletionsAtPositionForTslab: completions,
  },
};

/**
 * tslab exports the names of a cell as TypeScript keeps them: with a third underscore where a name
 * begins with two, and with one for `declare global`, which is no name.
 */
function exportingPlainNames(module: string): string {
  return module.replace(/\nexport \{([^{}]*)\}$/, (_, names: string) => {
    const plain = names
      .split(", ")
      .filter((name) => name !== "__global")
      .map((name) => ts.unescapeLeadingUnderscores(name as ts.__String));
    return `\nexport {${plain.join(", ")}}`;
  });
}

type CompletionArguments = [
  host: unknown,
  program: ts.Program,
  log: unknown,
  file: ts.SourceFile,
  position: number,
  ...unknown[],
];

/** The place of the last completion. */
let completed: CompletionArguments | undefined;

function completions(...[, ...args]: CompletionArguments): ts.CompletionInfo | undefined {
  const host = { getCompilationSettings: () => args[0].getCompilerOptions() };
  completed = [host, ...args];
  return internals.Completions.getCompletionsAtPosition(...completed);
}

/** What TypeScript says of `name`, one of the names that the last completion offered. */
export function completionDetails(name: string): ts.CompletionEntryDetails | undefined {
  if (!completed) return undefined;
  const [host, program, log, file, position] = completed;
  const place = [program, log, file, position, { name }] as const;
  return internals.Completions.getCompletionEntryDetails(...place, host, undefined, {}, NEVER);
}

/** The ES module, with its source map, that the last conversion made of a cell. */
export function lastEsModule(): string {
  return lastModule;
}

/** The files that were checked last, the cell first. */
let checked: { readonly program: ts.Program; readonly files: readonly ts.SourceFile[] } | undefined;

/** The type of a name of the top level of the cell that was checked last, as TypeScript writes it. */
export function typeOf(name: string): string {
  const checker = checked?.program.getTypeChecker();
  const [cell] = checked?.files ?? [];
  const symbol = checker
    ?.getSymbolsInScope(cell!.endOfFileToken, ts.SymbolFlags.Variable)
    .find((each) => each.name === name);
  if (!checker || !symbol) return "any";
  const flags = ts.TypeFormatFlags.NoTruncation;
  return checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, flags);
}

function diagnostics(program: ts.Program, files: readonly ts.SourceFile[]) {
  checked = { program, files };
  const found = files.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
    ...program.getDeclarationDiagnostics(file),
  ]);
  return ts.sortAndDeduplicateDiagnostics(
    found.filter(({ code }) => code !== UNTYPED_MODULE && code !== USED_BEFORE_ASSIGNED),
  );
}
