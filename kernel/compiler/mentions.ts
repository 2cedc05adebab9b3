import type { Boxes } from "./boxes.js";
import type { Edits } from "./edits.js";
import { isReference, namesIn, whereDeclared } from "./scope.js";
import { ts } from "./typescript.js";

/**
 * To what an `await` belongs: the cell, a function, or a function that is one expression, where there
 * is no place for a declaration.
 */
type Place = "cell" | "function" | "expression";

/**
 * Rewrites code that mentions names of the top level: each mention becomes the value of the name's
 * box. Names of cells before, in `previous`, have been made properties of `exports` by tslab.
 */
export class Mentions {
  /** Whether an `await` belongs to the cell itself rather than to a function in it. */
  awaits = false;
  /** The names that a `var` inside of a statement declares at the top level. */
  readonly vars = new Set<string>();
  readonly #file: ts.SourceFile;
  readonly #edits: Edits;
  readonly #boxes: Boxes;
  readonly #previous: ReadonlySet<string>;

  constructor(file: ts.SourceFile, edits: Edits, boxes: Boxes, previous: ReadonlySet<string>) {
    this.#file = file;
    this.#edits = edits;
    this.#boxes = boxes;
    this.#previous = previous;
  }

  /** Rewrites all below `node`, except mentions of names in `left`, and what functions declare. */
  rewrite(node: ts.Node, left: ReadonlySet<string> = new Set(), place: Place = "cell"): void {
    if (ts.isIdentifier(node)) {
      if (isReference(node) && !left.has(node.text) && this.#isShared(node)) {
        this.#replaceByValue(node, node.text);
      }
      return;
    }
    if (ts.isPropertyAccessExpression(node) && this.#isPrevious(node)) {
      return this.#replaceByValue(node, node.name.text);
    }
    if (node.kind === ts.SyntaxKind.ImportKeyword) {
      return this.#replace(node, `${this.#boxes.mark}.import`);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return this.#replace(node, `${this.#boxes.mark}.meta`);
    }
    this.#guardAwaits(node, place);
    if (ts.isVariableDeclarationList(node) && place === "cell" && isVar(node)) {
      return this.#assignVars(node);
    }
    const inner = placeIn(node) ?? place;
    ts.forEachChild(node, (child) => this.rewrite(child, left, inner));
  }

  /** Behind an `await`, the code of a run that was stopped meanwhile must not go on. */
  #guardAwaits(node: ts.Node, place: Place): void {
    if (isAsyncFunction(node)) this.#insertFirst(node.body, this.#boxes.run());
    const isLoop = ts.isForOfStatement(node) && node.awaitModifier !== undefined;
    if (!isLoop && !ts.isAwaitExpression(node)) return;
    if (place === "cell") this.awaits = true;
    if (place === "expression") return;
    if (isLoop) {
      if (ts.isBlock(node.statement)) this.#insertFirst(node.statement, this.#boxes.stop());
      return;
    }
    this.#edits.insert(node.getStart(this.#file), this.#boxes.resumption.before);
    this.#edits.insert(node.end, this.#boxes.resumption.behind);
  }

  /** Whether the name is the cell's own, or that of a cell before. */
  #isShared(node: ts.Identifier): boolean {
    const declared = whereDeclared(node);
    return declared === "top" || (!declared && this.#previous.has(node.text));
  }

  /** What tslab makes of a name of a cell before: `exports.name`. */
  #isPrevious({ expression, name }: ts.PropertyAccessExpression): boolean {
    return (
      ts.isIdentifier(expression) &&
      expression.text === "exports" &&
      whereDeclared(expression) === undefined &&
      this.#previous.has(name.text)
    );
  }

  #replaceByValue(node: ts.Identifier | ts.PropertyAccessExpression, name: string): void {
    const value = this.#boxes.value(name);
    const { parent } = node;
    const isCalled =
      (ts.isCallExpression(parent) && parent.expression === node) ||
      (ts.isTaggedTemplateExpression(parent) && parent.tag === node);
    const isShorthand = ts.isShorthandPropertyAssignment(parent) && parent.name === node;
    // A function gets no `this` from being called by its name.
    if (isCalled) {
      this.#edits.replaceCallee(node.getStart(this.#file), node.end, `(0, ${value})`);
    } else {
      this.#replace(node, isShorthand ? `${name}: ${value}` : value);
    }
  }

  /** `var` inside of a statement belongs to the top level: only its assignments stay there. */
  #assignVars(list: ts.VariableDeclarationList): void {
    const { declarations } = list;
    const first = declarations[0]!.getStart(this.#file);
    this.#edits.replace(list.getStart(this.#file), first, "");
    for (const { name, initializer, end } of declarations) {
      for (const declared of namesIn(name)) this.vars.add(declared);
      // A statement that begins with a brace would be a block.
      const parenthesis = ts.isObjectBindingPattern(name) && initializer !== undefined;
      if (parenthesis) this.#edits.insert(name.getStart(this.#file), "(");
      this.#assign(name);
      if (initializer) this.rewrite(initializer);
      if (parenthesis) this.#edits.insert(end, ")");
    }
  }

  /** A declared name or pattern as the target of an assignment. */
  #assign(name: ts.BindingName): void {
    if (ts.isIdentifier(name)) return this.#replace(name, this.#boxes.value(name.text));
    for (const element of name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      const { propertyName, initializer } = element;
      if (propertyName && ts.isComputedPropertyName(propertyName)) this.rewrite(propertyName);
      const isShort = ts.isObjectBindingPattern(name) && !propertyName && !element.dotDotDotToken;
      if (isShort) {
        const { text } = element.name as ts.Identifier;
        this.#edits.insert(element.name.getStart(this.#file), `${text}: `);
      }
      this.#assign(element.name);
      if (initializer) this.rewrite(initializer);
    }
  }

  #insertFirst(block: ts.Block, text: string): void {
    this.#edits.insert(block.getStart(this.#file) + 1, ` ${text}`);
  }

  #replace(node: ts.Node, text: string): void {
    this.#edits.replace(node.getStart(this.#file), node.end, text);
  }
}

function isVar(list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.BlockScoped) === 0;
}

/** What `node` makes of what is inside of it; `undefined` when nothing else. */
function placeIn(node: ts.Node): Place | undefined {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return "expression";
  return ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) ? "function" : undefined;
}

function isAsyncFunction(node: ts.Node): node is ts.FunctionLikeDeclaration & { body: ts.Block } {
  const { body } = node as Partial<ts.FunctionLikeDeclaration>;
  return (
    ts.isFunctionLike(node) &&
    body !== undefined &&
    ts.isBlock(body) &&
    (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Async) !== 0
  );
}
