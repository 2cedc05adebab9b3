import { expect } from "chai";
import { checkCode } from "../../tools/chapters/code-rules.js";

const check = (text: string) =>
  checkCode({ kind: "code", id: "a", answer: false, timeout: undefined, line: 1, text });

describe("checkCode(cell)", () => {
  it("lets plain code pass, with symbols and with what only looks like a comment", () => {
    const text = [
      'const url = "https://a.org";',
      "const h = `a // ${url} /* b */`;",
      "const re = /[/*]/g;",
      'show({ "h₂ | h₁ = 0": re });',
    ];
    expect(check(text.join("\n"))).to.deep.equal([]);
  });

  it("lets 20 lines pass and refuses the 21st", () => {
    const lines = Array.from({ length: 21 }, () => "f();");
    expect(check(lines.slice(1).join("\n"))).to.deep.equal([]);
    expect(check(lines.join("\n"))).to.deep.equal([
      { line: 21, message: "the cell has 21 lines of code: expected at most 20" },
    ]);
  });

  it("refuses Chinese in code, full-width punctuation included", () => {
    expect(check('f();\nconst word = "门";')).to.deep.equal([
      {
        line: 2,
        message: 'code holds the character "门": words of a language belong in the prose',
      },
    ]);
    expect(check('f("，")')).to.have.length(1);
  });

  it("refuses a comment of either kind, wherever it hangs", () => {
    const lines = ["f(); // why", "/* what", "*/", "const a = `${ /* in */ 1 }`;", "// the end"];
    expect(check(lines.join("\n")).map(({ line }) => line)).to.deep.equal([1, 2, 4, 5]);
  });
});
