import { ts } from "./typescript.js";

/** The names that a text of declarations declares at its top level. */
export function namesDeclared(declarations: string): Set<string> {
  return new Set(parse(declarations).statements.flatMap(namesOf));
}

/**
 * `declarations` and what tslab forgets of the `earlier` ones when the next cell has run: namespaces,
 * and imports without names, which may add to the types of other modules.
 */
export function withForgotten(declarations: string, earlier: string): string {
  const names = namesDeclared(declarations);
  const file = parse(earlier);
  const forgotten = file.statements
    .filter((statement) =>
      ts.isModuleDeclaration(statement)
        ? !names.has(statement.name.text)
        : ts.isImportDeclaration(statement) && !statement.importClause,
    )
    .map((statement) => `${statement.getText(file)}\n`)
    .filter((text) => !declarations.includes(text));
  return declarations + forgotten.join("");
}

/** `declarations` and those of the variables in `names`, by their types, that are not among them. */
export function withVars(
  declarations: string,
  names: ReadonlySet<string>,
  typeOf: (name: string) => string,
): string {
  const declared = names.size > 0 ? namesDeclared(declarations) : new Set();
  const missing = [...names].filter((name) => !declared.has(name));
  return declarations + missing.map((name) => `declare var ${name}: ${typeOf(name)};\n`).join("");
}

function parse(declarations: string): ts.SourceFile {
  return ts.createSourceFile("cells.d.ts", declarations, ts.ScriptTarget.Latest);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text);
  }
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const bound = !namedBindings
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings]
        : namedBindings.elements;
    return [...(name ? [name] : []), ...bound.map((binding) => binding.name)].map(
      ({ text }) => text,
    );
  }
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return name ? [name.text] : [];
}
