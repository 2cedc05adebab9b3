import { expect } from "chai";
import { completeness } from "../../kernel/is-complete.js";

/** The codes among these that have another status, with the status that they have. */
function others(status: string, codes: readonly string[]): string[] {
  return codes
    .map((code) => [code, completeness(code).status as string] as const)
    .filter(([, found]) => found !== status)
    .map(([code, found]) => `${found}: ${code}`);
}

describe("kernel: is_complete", () => {
  it("says complete of what can be run", () => {
    const codes = [
      "",
      "// a comment",
      "/* a comment */",
      "1",
      "const x = 1; // and a comment",
      "`one\ntwo ${three}`",
      "const x = /[(]/",
      "a / b / c",
      "if (a) {}",
      "class A {\n  x = 1;\n}",
      "@dec class A {}",
      "const f = ({ a }: { a: number }) => a;",
      "declare function f(): void",
      "for await (const x of y) {}",
      "await f()",
      "const 变量 = '🎉'",
      "interface A { a: string }\n\n",
    ];
    expect(others("complete", codes)).to.deep.equal([]);
  });

  it("says incomplete of brackets, templates and comments that are not closed", () => {
    const codes = [
      "f(",
      "f(\n\n",
      "[1, 2",
      "const a = {\n  b: [",
      "if (a) {",
      "`a",
      "`a ${b",
      "`a ${b} c",
      "`${`${a",
      "f`a",
      "/* a",
      "/** a\n * b",
      "const f = ({ a, b }: {",
      "const f = ({ a, b }: P,",
      "const f = (a, b: number",
      "class A {",
      "import { a,",
      "let x: Array<",
      "switch (a) { case 1:",
    ];
    expect(others("incomplete", codes)).to.deep.equal([]);
  });

  it("says incomplete where something must follow", () => {
    const codes = [
      "const",
      "const x =",
      "const x = // why",
      "let a = 1,",
      "const x: ",
      "a +",
      "a\n&&",
      "a.",
      "a?.",
      "x ? 1",
      "x as",
      "a =>",
      "async () =>",
      "@dec",
      "@dec()",
      "if (a)",
      "if (a) b; else",
      "for (;;)",
      "try {}",
      "do {}",
      "type A =",
      "interface A",
      "class A extends",
      "import { a } from",
      "enum",
      "new",
      "typeof",
      "function f()",
      "function f(a: string): void;",
      "'a string that goes on\\",
    ];
    expect(others("incomplete", codes)).to.deep.equal([]);
  });

  it("says invalid of what no further line can mend", () => {
    const codes = [
      ")",
      "}",
      "{ a: 1 ]",
      "const 1 = 2",
      "const a b",
      "f(a b",
      "a b",
      "'a string",
      'f("a',
      "/a pattern",
      "0x",
      "1e",
      "f(0x",
      "🎉",
      "#",
    ];
    expect(others("invalid", codes)).to.deep.equal([]);
  });

  it("says unknown of code that is nested deeper than the parser can follow", () => {
    expect(completeness("(".repeat(100_000))).to.deep.equal({ status: "unknown" });
  });

  it("indents the next line below the innermost open bracket, and nothing inside a template", () => {
    for (const [code, indent] of [
      ["if (a) {", "  "],
      ["if (a) {\n  b(", "    "],
      ["if (a) {\n  b();", "  "],
      ["const a = {\n\tb: [", "\t\t"],
      ["f(`${a", "  "],
      ["  f(\n    `${a} {`,", "    "],
      ["const x =", "  "],
      ["if (a) {\n  `a", ""],
      ["/* a", ""],
      ["@dec", ""],
      ["try {\n}", ""],
    ]) {
      expect(completeness(code), code).to.deep.equal({ status: "incomplete", indent });
    }
  });
});
