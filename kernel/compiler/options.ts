import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ts } from "./typescript.js";

/**
 * How cells are checked: strictly, and with modules resolved as Node resolves an `import`. The rest
 * is tslab's.
 */
export function cellOptions(folder: string): ts.CompilerOptions {
  return {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: library().map((name) => `lib.${name}.d.ts`),
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ["node"],
    types: ["node"],
    typeRoots: typeRoots(folder),
    experimentalDecorators: false,
    inlineSourceMap: true,
    // An option of tslab's TypeScript that the current one has no more.
    noImplicitUseStrict: undefined,
  };
}

/** The newest standard library that this Node has in full: what is checked must also run. */
function library(): readonly string[] {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= 24) return ["es2025"];
  if (major >= 22) return ["es2024", "es2025.collection", "es2025.iterator"];
  return ["es2023"];
}

/** The folders `@types` of the notebook's folder and of those above it, and Node's types at least. */
function typeRoots(folder: string): string[] {
  const roots: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const root = join(at, "node_modules", "@types");
    if (existsSync(root)) roots.push(root);
    if (dirname(at) === at) break;
  }
  const ours = createRequire(import.meta.url).resolve("@types/node/package.json");
  return [...roots, dirname(dirname(ours))];
}
