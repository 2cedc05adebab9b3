import { internals, ts } from "./typescript.js";

/**
 * What TypeScript's language service says of the name at `position`; `undefined` where there is
 * none. As in tslab's TypeScript, from a file and its checker, without a language service.
 */
export function quickInfo(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  position: number,
): ts.QuickInfo | undefined {
  const touched = internals.getTouchingPropertyName(file, position);
  if (touched === (file as ts.Node)) return undefined;
  const node =
    ts.isNewExpression(touched.parent) && touched.pos === touched.parent.pos
      ? touched.parent.expression
      : touched;
  const textSpan = internals.createTextSpanFromNode(node, file);
  const symbol = checker.getSymbolAtLocation(node);
  if (!symbol || symbol.escapedName === "unknown") {
    if (!ts.isExpression(node)) return undefined;
    const type = checker.getTypeAtLocation(node);
    const displayParts = internals.typeToDisplayParts(checker, type);
    return { kind: ts.ScriptElementKind.unknown, kindModifiers: "", textSpan, displayParts };
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
  return {
    kind: ts.ScriptElementKind.unknown,
    kindModifiers: "",
    textSpan,
    displayParts,
    documentation,
    tags,
  };
}
