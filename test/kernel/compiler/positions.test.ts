import { expect } from "chai";
import type { Position } from "../../../kernel/compiler/compiled-cell.js";
import { CellCompiler } from "../../../kernel/compiler/compiler.js";
import { createConverter } from "../../../kernel/tslab.js";

describe("kernel: places in a compiled cell", () => {
  const compiler = new CellCompiler(createConverter, { uninterrupted: (work) => work() });
  after(() => compiler.close());

  const sources: Record<string, string> = {
    "behind types and interfaces": `
      interface Wide { readonly a: number; b?(): void }
      type Narrow = { [K in keyof Wide]: string };
      const values: Array<number | undefined> = [1];
      MARK(values);`,
    "inside a generic function": `
      function pick<T, K extends keyof T>(
        value: T,
        key: K,
      ): T[K] {
        MARK(value as unknown, key!);
        return value[key];
      }`,
    "inside a class with typed fields": `
      abstract class Base<T> {
        protected readonly items: T[] = [];
        abstract size(): number;
        constructor(public name: string) {
          MARK(name);
        }
      }`,
    "behind imports and destructuring": `
      import { join, type ParsedPath } from "node:path";
      import * as os from "node:os";
      const { a, b: [c] } = { a: 1, b: [2] };
      let later: string;
      later = join(os.tmpdir(), String(a + c));
      MARK(later);`,
    "behind comments, blank lines and templates": `
      // a line of comment
      /* more
         of it */

      const text = \`one
        two \${1 + 1}\`;

      MARK(text);`,
    "inside an arrow function in a call over lines": `
      const doubled = [1, 2].map(
        (x: number): number =>
          MARK(x) * 2,
      );`,
    "behind several variables of one declaration on its line": `
      let one = 1, two = one + 1, three = MARK(two);`,
    "behind an export that is taken out": `
      export const shared = 1; export { shared as other }; MARK(shared);`,
  };
  for (const [place, body] of Object.entries(sources)) {
    it(`are found by line and column for a call ${place}`, () => {
      const source = `const MARK = (...args: unknown[]): number => args.length;${body}`;
      const { output = "", diagnostics } = compiler.convert("", source);
      expect(diagnostics).to.deep.equal([]);
      const call = /(\(0, \$+_?\$*MARK\.value\)|MARK)\((?!\.\.\.)/g;
      const emitted = positionsOf(output, call).at(-1)!;
      const written = positionsOf(source, call).at(-1)!;
      expect(emitted, "a place that moved").not.to.deep.equal(written);
      const cell = compiler.cellOf("cell:0")!;
      expect(cell.originalPosition(emitted)).to.deep.equal(written);
    });
  }

  it("are none in what the compiler puts before and behind the cell's own code", () => {
    const { output = "" } = compiler.convert("", "const x = 1;\nx");
    const cell = compiler.cellOf("cell:0")!;
    expect(cell.originalPosition({ line: 1, column: 3 })).to.equal(undefined);
    expect(cell.originalPosition({ line: output.split("\n").length, column: 2 })).to.equal(
      undefined,
    );
  });

  function positionsOf(text: string, pattern: RegExp): Position[] {
    return [...text.matchAll(pattern)].map(({ index }) => {
      const before = text.slice(0, index).split("\n");
      return { line: before.length, column: before.at(-1)!.length + 1 };
    });
  }
});
