import { Boxes } from "./boxes.js";
import { Edits } from "./edits.js";
import { Mentions } from "./mentions.js";
import { namesIn } from "./scope.js";
import { internals, ts } from "./typescript.js";

/** The body of the function as which a cell runs. */
export interface CellBody {
  readonly text: string;
  /** Whether the function must be an async one. */
  readonly awaits: boolean;
  /** The names that a `var` inside of a statement declares: tslab does not tell later cells of them. */
  readonly vars: ReadonlySet<string>;
  /** The offset in the ES module of an offset in `text`; `undefined` in what was added around it. */
  readonly moduleOffset: (offset: number) => number | undefined;
  /** The offset in the ES module of each of its statements, in order. */
  readonly statements: readonly number[];
}

/**
 * Turns the ES module that tslab makes of a cell into the body of a function. Each name of the
 * module's top level lives in a box, an object `{value}` that all cells share: so a function sees
 * a later change of it, and a loop over it is nearly as fast as one over local variables, which it
 * is not over tslab's proxy. The declarations stay as they are; each is followed by the filling of
 * its box, and every other mention of the name becomes the box's value. So does a mention of a name
 * in `previous`, those of the cells before.
 */
export function cellBody(module: string, previous: ReadonlySet<string>): CellBody {
  const file = ts.createSourceFile("cell.js", module, ts.ScriptTarget.Latest, true);
  internals.bindSourceFile(file, { target: ts.ScriptTarget.Latest });
  const writer = new BodyWriter(file, previous);
  for (const [index, statement] of file.statements.entries()) writer.write(statement, index);
  const { text, originalOffset } = writer.edits.apply(module);
  const head = writer.head();
  return {
    text: `${head}\n${text}\n}`,
    awaits: writer.awaits,
    vars: writer.vars,
    moduleOffset: (offset) => {
      const at = offset - head.length - 1;
      return at < 0 || at > text.length ? undefined : originalOffset(at);
    },
    statements: file.statements.map((statement) => statement.getStart(file)),
  };
}

class BodyWriter {
  readonly edits = new Edits();
  readonly #file: ts.SourceFile;
  readonly #boxes: Boxes;
  readonly #mentions: Mentions;
  readonly #imports: string[] = [];
  readonly #functions: string[] = [];

  constructor(file: ts.SourceFile, previous: ReadonlySet<string>) {
    this.#file = file;
    this.#boxes = new Boxes(file.text);
    this.#mentions = new Mentions(file, this.edits, this.#boxes, previous);
  }

  get awaits(): boolean {
    return this.#mentions.awaits || this.#imports.length > 0;
  }

  get vars(): ReadonlySet<string> {
    return this.#mentions.vars;
  }

  /** What stands before the cell's own code: on one line, which no error can name. */
  head(): string {
    // The block lets a cell have variables with the names of the function's parameters.
    return [
      `"use strict"; const ${this.#boxes.own("exports")} = exports;`,
      this.#boxes.declaration(),
      ...this.#imports,
      `{`,
      ...this.#functions,
    ].join(" ");
  }

  write(statement: ts.Statement, index: number): void {
    if (ts.isImportDeclaration(statement)) return this.#import(statement, index);
    if (ts.isExportDeclaration(statement)) return this.#remove(statement);
    if (ts.isVariableStatement(statement)) {
      if (statement.modifiers?.length) return this.#result(statement);
      this.#declarations(statement.declarationList);
      return this.#reached(statement, index);
    }
    this.#mentions.rewrite(statement);
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      this.#functions.push(this.#boxes.fill(statement.name.text));
      this.#reached(statement, index);
    }
    if (ts.isClassDeclaration(statement) && statement.name) {
      this.edits.insert(statement.end, ` ${this.#boxes.fill(statement.name.text)}`);
      this.#reached(statement, index);
    }
  }

  /** Those of a list become a statement each, so that each finds the boxes before it filled. */
  #declarations(list: ts.VariableDeclarationList): void {
    const { declarations } = list;
    const first = declarations[0]!.getStart(this.#file);
    const keyword = this.#file.text.slice(list.getStart(this.#file), first);
    for (const [i, { name, initializer, end }] of declarations.entries()) {
      const names = namesIn(name);
      // A default value in a pattern may speak of the pattern's names before it.
      this.#mentions.rewrite(name, new Set(names));
      if (initializer) this.#mentions.rewrite(initializer);
      const filled = names.map((each) => this.#boxes.fill(each)).join(" ");
      const next = declarations[i + 1];
      if (!next) this.edits.insert(end, `; ${filled}`);
      else this.edits.replace(end, next.getStart(this.#file), `; ${filled} ${keyword}`);
    }
  }

  #import(statement: ts.ImportDeclaration, index: number): void {
    const { importClause, moduleSpecifier } = statement;
    const bindings = importClause?.namedBindings;
    const whole = bindings && ts.isNamespaceImport(bindings) ? bindings.name.text : undefined;
    const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
    const names = named.map(({ name, propertyName }) => [(propertyName ?? name).text, name.text]);
    if (importClause?.name) names.unshift(["default", importClause.name.text]);
    const { mark } = this.#boxes;
    const module = this.#boxes.own(String(index));
    const wanted = JSON.stringify(names.map(([exported]) => exported));
    const specifier = moduleSpecifier.getText(this.#file);
    this.#imports.push(
      `const ${module} = await ${mark}.import(${specifier}, ${wanted}); ${this.#boxes.stop()}`,
      ...names.map(([exported, local]) => this.#boxes.fill(local!, `${module}["${exported}"]`)),
      ...(whole === undefined ? [] : [this.#boxes.fill(whole, module)]),
      `${mark}.reached = ${index};`,
    );
    this.#remove(statement);
  }

  /** tslab exports the value of the last expression under a name that its executor looks for. */
  #result(statement: ts.VariableStatement): void {
    const { name, initializer } = statement.declarationList.declarations[0]!;
    const target = `${this.#boxes.own("exports")}.${(name as ts.Identifier).text} = `;
    this.edits.replace(statement.getStart(this.#file), initializer!.getStart(this.#file), target);
    this.#mentions.rewrite(initializer!);
  }

  #remove(statement: ts.Statement): void {
    this.edits.replace(statement.getStart(this.#file), statement.end, "");
  }

  /** Notes how far the cell has come: what a failing cell has declared by then stays. */
  #reached(statement: ts.Statement, index: number): void {
    this.edits.insert(statement.end, ` ${this.#boxes.mark}.reached = ${index};`);
  }
}
