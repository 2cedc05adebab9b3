import { Edits } from "./edits.js";
import { isReference, namesIn, whereDeclared } from "./scope.js";
import { internals, ts } from "./typescript.js";

/** The body of the function as which a cell runs. */
export interface CellBody {
  readonly text: string;
  /** Whether the function must be an async one. */
  readonly awaits: boolean;
  /** The offset in the ES module of an offset in `text`; `undefined` in what was added around it. */
  readonly moduleOffset: (offset: number) => number | undefined;
  /** The offset in the ES module of each of its statements, in order. */
  readonly statements: readonly number[];
}

/**
 * Turns the ES module that tslab makes of a cell into the body of a function. Each name of the
 * module's top level lives in a box, an object `{value}` that all cells share: so a function sees
 * a later change of it, and a loop over it is nearly as fast as one over local variables, which a
 * proxy is not. The declarations stay as they are; each is followed by the filling of its box, and
 * every other mention of the name becomes the box's value. So does a name of a cell before, in
 * `previous`, which tslab has made a property of `exports`.
 */
export function cellBody(module: string, previous: ReadonlySet<string>): CellBody {
  const file = ts.createSourceFile("cell.js", module, ts.ScriptTarget.Latest, true);
  internals.bindSourceFile(file, { target: ts.ScriptTarget.Latest });
  const writer = new BodyWriter(file, previous);
  for (const [index, statement] of file.statements.entries()) writer.statement(statement, index);
  const { text, originalOffset } = writer.edits.apply(module);
  const head = writer.head();
  return {
    text: `${head}\n${text}\n}`,
    awaits: writer.awaits,
    moduleOffset: (offset) => {
      const at = offset - head.length - 1;
      return at < 0 || at > text.length ? undefined : originalOffset(at);
    },
    statements: file.statements.map((statement) => statement.getStart(file)),
  };
}

class BodyWriter {
  readonly edits = new Edits();
  awaits = false;
  readonly #file: ts.SourceFile;
  readonly #previous: ReadonlySet<string>;
  /** What our own names begin with: something that the cell does not contain. */
  readonly #mark: string;
  readonly #boxes = new Set<string>();
  readonly #imports: string[] = [];
  readonly #hoisted: string[] = [];
  #declaring: ReadonlySet<string> = new Set();

  constructor(file: ts.SourceFile, previous: ReadonlySet<string>) {
    this.#file = file;
    this.#previous = previous;
    let mark = "$";
    while (file.text.includes(mark)) mark += "_$";
    this.#mark = mark;
  }

  /** What stands before the cell's own code: on one line, which no error can name. */
  head(): string {
    const mark = this.#mark;
    const boxes = [...this.#boxes].map((name) => `, ${mark}${name} = ${mark}.box("${name}")`);
    return [
      `"use strict"; const ${mark} = __tslab__.cell, ${mark}_exports = exports${boxes.join("")};`,
      ...this.#imports,
      `{`,
      ...this.#hoisted,
    ].join(" ");
  }

  statement(statement: ts.Statement, index: number): void {
    if (ts.isImportDeclaration(statement)) return this.#import(statement, index);
    if (ts.isExportDeclaration(statement)) return this.#remove(statement);
    if (ts.isVariableStatement(statement)) {
      const exported = statement.modifiers?.some(
        ({ kind }) => kind === ts.SyntaxKind.ExportKeyword,
      );
      if (exported) return this.#result(statement.declarationList.declarations[0]!);
      this.#declarations(statement.declarationList);
      return this.#reached(statement, index);
    }
    this.#visit(statement);
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      this.#hoisted.push(this.#fill(statement.name.text));
    }
    if (ts.isClassDeclaration(statement) && statement.name) {
      this.edits.insert(statement.end, ` ${this.#fill(statement.name.text)}`);
      this.#reached(statement, index);
    }
  }

  #visit(node: ts.Node, inFunction = false): void {
    if (ts.isIdentifier(node)) {
      if (isReference(node)) this.#mention(node);
      return;
    }
    if (ts.isPropertyAccessExpression(node) && this.#isPrevious(node)) {
      return this.#value(node, node.name.text);
    }
    if (node.kind === ts.SyntaxKind.ImportKeyword) {
      return this.edits.replace(node.getStart(this.#file), node.end, `${this.#mark}.import`);
    }
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return this.edits.replace(node.getStart(this.#file), node.end, `${this.#mark}.meta`);
    }
    const awaits = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier);
    if (awaits && !inFunction) this.awaits = true;
    if (ts.isVariableDeclarationList(node) && !inFunction && isVar(node)) return this.#vars(node);
    const inner = inFunction || ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node);
    ts.forEachChild(node, (child) => this.#visit(child, inner));
  }

  /** A name that stands for a value: of a box, when the name is the cell's own or of one before. */
  #mention(node: ts.Identifier): void {
    if (this.#declaring.has(node.text)) return;
    const declared = whereDeclared(node);
    const shared = declared === "top" || (!declared && this.#previous.has(node.text));
    if (shared) this.#value(node, node.text);
  }

  #value(node: ts.Identifier | ts.PropertyAccessExpression, name: string): void {
    const value = this.#box(name);
    const { parent } = node;
    const isCalled =
      (ts.isCallExpression(parent) && parent.expression === node) ||
      (ts.isTaggedTemplateExpression(parent) && parent.tag === node);
    const isShorthand = ts.isShorthandPropertyAssignment(parent) && parent.name === node;
    // A function gets no `this` from being called by its name.
    const text = isCalled ? `(0, ${value})` : isShorthand ? `${name}: ${value}` : value;
    this.edits.replace(node.getStart(this.#file), node.end, text);
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

  /** Declarations at the top level: those of a list become a statement each. */
  #declarations(list: ts.VariableDeclarationList): void {
    const { declarations } = list;
    const first = declarations[0]!.getStart(this.#file);
    const keyword = this.#file.text.slice(list.getStart(this.#file), first);
    for (const [i, { name, initializer, end }] of declarations.entries()) {
      const names = namesIn(name);
      // A default value in a pattern may speak of the pattern's names before.
      this.#declaring = new Set(names);
      this.#visit(name);
      this.#declaring = new Set();
      if (initializer) this.#visit(initializer);
      const filled = names.map((name) => this.#fill(name)).join(" ");
      const next = declarations[i + 1];
      if (!next) this.edits.insert(end, `; ${filled}`);
      else this.edits.replace(end, next.getStart(this.#file), `; ${filled} ${keyword}`);
    }
  }

  /** `var` inside of a statement belongs to the top level: only its assignments stay there. */
  #vars(list: ts.VariableDeclarationList): void {
    const { declarations } = list;
    const first = declarations[0]!.getStart(this.#file);
    this.edits.replace(list.getStart(this.#file), first, "");
    for (const { name, initializer, end } of declarations) {
      // A statement that begins with a brace would be a block.
      const parenthesis = ts.isObjectBindingPattern(name) && initializer !== undefined;
      if (parenthesis) this.edits.insert(name.getStart(this.#file), "(");
      this.#target(name);
      if (initializer) this.#visit(initializer);
      if (parenthesis) this.edits.insert(end, ")");
    }
  }

  /** A declared name or pattern as the target of an assignment. */
  #target(name: ts.BindingName): void {
    if (ts.isIdentifier(name)) {
      return this.edits.replace(name.getStart(this.#file), name.end, this.#box(name.text));
    }
    for (const element of name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      const { propertyName, initializer } = element;
      if (propertyName && ts.isComputedPropertyName(propertyName)) this.#visit(propertyName);
      const isShort = ts.isObjectBindingPattern(name) && !propertyName && !element.dotDotDotToken;
      if (isShort) {
        const { text } = element.name as ts.Identifier;
        this.edits.insert(element.name.getStart(this.#file), `${text}: `);
      }
      this.#target(element.name);
      if (initializer) this.#visit(initializer);
    }
  }

  #import(statement: ts.ImportDeclaration, index: number): void {
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    const whole = bindings && ts.isNamespaceImport(bindings) ? bindings.name.text : undefined;
    const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
    const names = named.map(({ name, propertyName }) => [(propertyName ?? name).text, name.text]);
    if (importClause?.name) names.unshift(["default", importClause.name.text]);
    const module = `${this.#mark}_${index}`;
    const wanted = JSON.stringify(names.map(([exported]) => exported));
    const specifier = moduleSpecifier.getText(this.#file);
    this.awaits = true;
    this.#imports.push(
      `const ${module} = await ${this.#mark}.import(${specifier}, ${wanted});`,
      ...names.map(([exported, local]) =>
        this.#fill(local!, `${module}[${JSON.stringify(exported)}]`),
      ),
      ...(whole === undefined ? [] : [this.#fill(whole, module)]),
      `${this.#mark}.reached = ${index};`,
    );
    this.#remove(statement);
  }

  /** tslab exports the value of the last expression under a name that its executor looks for. */
  #result({ name, initializer }: ts.VariableDeclaration): void {
    const start = (name.parent.parent.parent as ts.Node).getStart(this.#file);
    const target = `${this.#mark}_exports.${(name as ts.Identifier).text} = `;
    this.edits.replace(start, initializer!.getStart(this.#file), target);
    this.#visit(initializer!);
  }

  #remove(statement: ts.Statement): void {
    this.edits.replace(statement.getStart(this.#file), statement.end, "");
  }

  /** Notes how far the cell has come: what a failing cell has declared by then stays. */
  #reached(statement: ts.Statement, index: number): void {
    this.edits.insert(statement.end, ` ${this.#mark}.reached = ${index};`);
  }

  #fill(name: string, value = name): string {
    return `${this.#box(name)} = ${value};`;
  }

  #box(name: string): string {
    this.#boxes.add(name);
    return `${this.#mark}${name}.value`;
  }
}

function isVar(list: ts.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.BlockScoped) === 0;
}
