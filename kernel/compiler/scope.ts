import { ts } from "./typescript.js";

/** Where a name is declared: at the top level of its file, inside of something there, or not in it. */
export type Declared = "top" | "inside" | undefined;

/** Says where the name that `identifier` refers to is declared. Its file must be bound. */
export function whereDeclared(identifier: ts.Identifier): Declared {
  const name = identifier.escapedText;
  for (let at: ts.Node = identifier.parent; at; at = at.parent) {
    if (ts.isSourceFile(at)) return localsOf(at)?.has(name) ? "top" : undefined;
    if (namesItself(at) && at.name?.escapedText === name) return "inside";
    if (localsOf(at)?.has(name)) return "inside";
  }
  return undefined;
}

/** Whether an identifier stands for a value, rather than naming a declaration, a property or a label. */
export function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isBindingElement(parent) || ts.isParameter(parent) || ts.isVariableDeclaration(parent)) {
    return parent.initializer === node;
  }
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  return (
    !(
      ts.isFunctionLike(parent) ||
      ts.isClassLike(parent) ||
      ts.isLabeledStatement(parent) ||
      ts.isBreakOrContinueStatement(parent) ||
      ts.isMetaProperty(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isImportClause(parent) ||
      ts.isNamespaceImport(parent) ||
      ts.isExportSpecifier(parent) ||
      ts.isNamespaceExport(parent)
    ) || isArrowBody(node)
  );
}

/** The names that a declaration's name or pattern declares. */
export function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : namesIn(element.name),
  );
}

function isArrowBody(node: ts.Identifier): boolean {
  return ts.isArrowFunction(node.parent) && node.parent.body === node;
}

/** Inside a class, and inside a function or class expression, its own name is a name of its own. */
function namesItself(node: ts.Node): node is ts.ClassLikeDeclaration | ts.FunctionExpression {
  return ts.isClassLike(node) || ts.isFunctionExpression(node);
}

/** Set by TypeScript's binder on what has a scope. */
function localsOf(node: ts.Node): ReadonlyMap<ts.__String, unknown> | undefined {
  return (node as { locals?: ReadonlyMap<ts.__String, unknown> }).locals;
}
