import { internals, ts } from "./typescript.js";

/**
 * What TypeScript says of the name at `position`, or of what is called there when the place is among
 * a call's arguments; `undefined` where there is neither. As in tslab's TypeScript, from a file and
 * its checker, without a language service.
 */
export function quickInfo(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  position: number,
): ts.QuickInfo | undefined {
  const touched = internals.getTouchingPropertyName(file, position);
  const node = isName(touched) ? touched : calleeAround(file, position);
  if (!node) return undefined;
  const found = {
    kind: ts.ScriptElementKind.unknown,
    kindModifiers: "",
    textSpan: internals.createTextSpanFromNode(node, file),
  };
  const symbol = checker.getSymbolAtLocation(node);
  // A name that nobody has declared.
  if (!symbol && ts.isIdentifier(node)) return undefined;
  if (!symbol) {
    const type = checker.getTypeAtLocation(node);
    return { ...found, displayParts: internals.typeToDisplayParts(checker, type) };
  }
  const container = internals.getContainerNode(node);
  const { displayParts, documentation, tags } =
    internals.SymbolDisplay.getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker,
      symbol,
      file,
      container,
      node,
    );
  return { ...found, displayParts, documentation, tags };
}

function isName(node: ts.Node): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPrivateIdentifier(node) ||
    node.kind === ts.SyntaxKind.ThisKeyword ||
    node.kind === ts.SyntaxKind.SuperKeyword
  );
}

/** The name of what is called by the innermost call between whose brackets `position` is. */
function calleeAround(file: ts.SourceFile, position: number): ts.Node | undefined {
  // The call may not be finished: what stands before the place belongs to it, not what follows.
  const before = internals.findPrecedingToken(position, file);
  for (let at = before; at && !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isCallExpression(at) && !ts.isNewExpression(at)) continue;
    const { expression } = at;
    if (position > expression.end) {
      return ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    }
  }
  return undefined;
}
