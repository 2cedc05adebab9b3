import ts from "typescript";

/** The parts of TypeScript that its package exports without a type. */
interface Internals {
  readonly nullTransformationContext: ts.TransformationContext;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  getTouchingPropertyName(file: ts.SourceFile, position: number): ts.Node;
  findPrecedingToken(position: number, file: ts.SourceFile): ts.Node | undefined;
  getContainerNode(node: ts.Node): ts.Node | undefined;
  createTextSpanFromNode(node: ts.Node, file: ts.SourceFile): ts.TextSpan;
  typeToDisplayParts(checker: ts.TypeChecker, type: ts.Type): ts.SymbolDisplayPart[];
  readonly SymbolDisplay: {
    getSymbolDisplayPartsDocumentationAndSymbolKind(
      checker: ts.TypeChecker,
      symbol: ts.Symbol,
      file: ts.SourceFile,
      container: ts.Node | undefined,
      location: ts.Node,
    ): Pick<ts.QuickInfo, "displayParts" | "documentation" | "tags"> & { symbolKind: string };
  };
  readonly Completions: {
    getCompletionsAtPosition(...args: readonly unknown[]): ts.CompletionInfo | undefined;
    getCompletionEntryDetails(...args: readonly unknown[]): ts.CompletionEntryDetails | undefined;
  };
}

export { ts };
export const internals = ts as unknown as Internals;
