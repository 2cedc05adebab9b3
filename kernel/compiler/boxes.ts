/**
 * What the code of a cell takes from its scope, as JavaScript: above all boxes, each of which holds the
 * value of one name for all cells. In the cell's code a box is a variable of its own, whose name begins
 * with a mark that the code does not contain.
 */
export class Boxes {
  /** Also the name of the scope from which the cell takes its boxes. */
  readonly mark: string;
  readonly #names = new Set<string>();

  constructor(code: string) {
    let mark = "$";
    while (code.includes(mark)) mark += "_$";
    this.mark = mark;
  }

  /** The name of a variable that is neither a box nor the cell's. */
  own(name: string): string {
    return `${this.mark}${this.mark}${name}`;
  }

  /** The value of `name` as an expression, which can also be assigned to. */
  value(name: string): string {
    this.#names.add(name);
    return `${this.mark}${name}.value`;
  }

  /** A statement that puts the value of an expression into the box of `name`. */
  fill(name: string, expression = name): string {
    return `${this.value(name)} = ${expression};`;
  }

  /** The declaration of the run to which the code behind it belongs: of the cell, or of a call. */
  run(): string {
    return `const ${this.own("run")} = ${this.mark}.run;`;
  }

  /** What stands around an `await`: it takes no turn of its own while nothing is stopped. */
  get resumption(): { readonly before: string; readonly behind: string } {
    return {
      before: `${this.mark}.resume(${this.own("run")}, `,
      behind: `, ${this.own("run")}.stopped && (await ${this.mark}.never))`,
    };
  }

  /** A statement at which the code of a stopped run ends. */
  stop(): string {
    return `if (${this.own("run")}.stopped) await ${this.mark}.never;`;
  }

  /** The declaration of the scope and of all boxes used so far. */
  declaration(): string {
    const boxes = [...this.#names].map(
      (name) => `, ${this.mark}${name} = ${this.mark}.box("${name}")`,
    );
    return `const ${this.mark} = __tslab__.cell${boxes.join("")}; ${this.run()}`;
  }
}
