import { ts } from "./typescript.js";

/**
 * A cell without its `export`s: what a cell declares is there for all cells anyway, and tslab adds an
 * export of its own. Each is replaced by as many spaces, so that all places stay what they were.
 */
export function withoutExports(source: string): string {
  if (!source.includes("export")) return source;
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest);
  let text = source;
  const blank = (start: number, end: number) => {
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + text.slice(end);
  };
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) {
      blank(statement.getStart(file), statement.end);
    } else if (ts.isExportAssignment(statement) && !statement.isExportEquals) {
      blank(statement.getStart(file), statement.expression.getStart(file));
    } else if (ts.canHaveModifiers(statement)) {
      for (const modifier of ts.getModifiers(statement) ?? []) {
        const exports = modifier.kind === ts.SyntaxKind.ExportKeyword;
        const isDefault = modifier.kind === ts.SyntaxKind.DefaultKeyword;
        if (exports || isDefault) blank(modifier.getStart(file), modifier.end);
      }
    }
  }
  return text;
}
