/**
 * The boxes that a cell uses: each holds the value of one name, for all cells. In the cell's code a
 * box is a variable of its own, whose name begins with a mark that the code does not contain.
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

  /** The value of `name` as an expression, which can also be assigned to. */
  value(name: string): string {
    this.#names.add(name);
    return `${this.mark}${name}.value`;
  }

  /** A statement that puts the value of an expression into the box of `name`. */
  fill(name: string, expression = name): string {
    return `${this.value(name)} = ${expression};`;
  }

  /** The declaration of the scope and of all boxes used so far. */
  declaration(): string {
    const boxes = [...this.#names].map(
      (name) => `, ${this.mark}${name} = ${this.mark}.box("${name}")`,
    );
    return `const ${this.mark} = __tslab__.cell${boxes.join("")};`;
  }
}
