import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { constants, runInThisContext } from "node:vm";

/** The names that a module exports. */
export type Exports = Readonly<Record<string, unknown>>;

/** A file in the notebook's folder, from which cells import. It need not exist. */
const cellFile = join(process.cwd(), "cell.js");
const fromCell = createRequire(cellFile);

/** Node's own `import()`, as if it stood in that file. */
const nativeImport = runInThisContext("(specifier) => import(specifier)", {
  filename: cellFile,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (specifier: string) => Promise<Exports>;

/** What `import.meta` is in a cell. */
export const importMeta = {
  url: pathToFileURL(cellFile).href,
  filename: cellFile,
  dirname: process.cwd(),
  resolve: (specifier: string): string =>
    isBuiltin(specifier) ? specifier : pathToFileURL(fromCell.resolve(specifier)).href,
};

/**
 * Imports a module as an ES module in the notebook's folder would. `requireInCell` is tslab's: it
 * knows the cells that are modules, and compiles TypeScript files beside the notebook.
 * @throws SyntaxError when the module does not export one of `names`.
 */
export async function importModule(
  specifier: string,
  names: readonly string[],
  requireInCell: (specifier: string) => unknown,
): Promise<Exports> {
  const isTslabs = /^\.{1,2}\//.test(specifier) || specifier === "tslab";
  const exports =
    isTslabs || specifier.endsWith(".json")
      ? await importFromBeside(specifier, requireInCell)
      : await importFromPackage(specifier);
  for (const name of names) {
    if (name in exports) continue;
    throw new SyntaxError(
      `The requested module '${specifier}' does not provide an export named '${name}'`,
    );
  }
  return exports;
}

/** Forgets the CommonJS modules that were cut off while they were loaded; the next `require` begins anew. */
export function forgetHalfModules(): void {
  for (const [path, module] of Object.entries(fromCell.cache)) {
    if (module && !module.loaded) delete fromCell.cache[path];
  }
}

async function importFromBeside(
  specifier: string,
  requireInCell: (specifier: string) => unknown,
): Promise<Exports> {
  try {
    return fromCommonJs(requireInCell(specifier));
  } catch (error) {
    // An ES module that awaits at its top level can only be imported.
    if ((error as NodeJS.ErrnoException).code !== "ERR_REQUIRE_ASYNC_MODULE") throw error;
    return nativeImport(specifier);
  }
}

async function importFromPackage(specifier: string): Promise<Exports> {
  const module = await nativeImport(specifier);
  const commonJs = commonJsModule(specifier);
  // Node finds the names of a CommonJS module by reading it, and misses those made at run time.
  return commonJs && module.default === commonJs.exports ? fromCommonJs(commonJs.exports) : module;
}

function commonJsModule(specifier: string): NodeJS.Module | undefined {
  try {
    return fromCell.cache[fromCell.resolve(specifier)];
  } catch {
    return undefined;
  }
}

/** As TypeScript's `esModuleInterop` sees it: what was an ES module once has a `default` of its own. */
function fromCommonJs(exports: unknown): Exports {
  const isObject =
    (typeof exports === "object" && exports !== null) || typeof exports === "function";
  if (!isObject) return { default: exports };
  if ("__esModule" in exports || isNamespace(exports)) return exports as Exports;
  const properties = Object.getOwnPropertyDescriptors(exports);
  return Object.defineProperties(
    {},
    { ...properties, default: { value: exports, enumerable: true } },
  );
}

function isNamespace(exports: object): boolean {
  return Object.prototype.toString.call(exports) === "[object Module]";
}
