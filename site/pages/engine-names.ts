import { join } from "node:path";
import ts from "typescript";
import { root } from "../../tools/chapters/library.js";
import type { CellProgram, Stretch } from "./cell-program.js";

/** A name of the engine in a cell: where it stands, and what it means. */
export interface EngineName extends Stretch {
  /** The name under which the engine exports it, or the owner of a member. */
  readonly of: string;
  /** The sub-path that exports it: "index", "charts". */
  readonly module: string;
  /** Its type, as an editor shows it. */
  readonly type: string;
  /** Its docstring. */
  readonly text: string;
}

const DIST = join(root, "dist").replaceAll("\\", "/");

/**
 * The names of the engine in the cells of a notebook.
 * @param exported which names each sub-path exports, of all that have a page.
 */
export function engineNames(
  { service, checker, file, visit }: CellProgram,
  exported: ReadonlyMap<string, string>,
): EngineName[] {
  const names: EngineName[] = [];
  visit((node, cell, start) => {
    const found = meaning(checker, node, exported);
    const info = found && service.getQuickInfoAtPosition(file, node.getStart());
    if (!found || !info) return;
    names.push({
      cell,
      start: node.getStart() - start,
      end: node.getEnd() - start,
      ...found,
      type: ts
        .displayPartsToString(info.displayParts)
        .replace(/^\(alias\) /, "")
        .replace(/\nimport \S+$/, ""),
      text: ts.displayPartsToString(info.documentation),
    });
  });
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
