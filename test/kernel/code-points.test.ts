import { expect } from "chai";
import fc from "fast-check";
import { codePointIndex, utf16Index } from "../../kernel/wire/code-points.js";

describe("kernel: cursor positions", () => {
  it("count an emoji as one character, and are clamped to the text", () => {
    expect(utf16Index("🎉🎉.a", 3)).to.equal(5);
    expect(codePointIndex("🎉🎉.a", 5)).to.equal(3);
    expect(utf16Index("ab", 9)).to.equal(2);
    expect(codePointIndex("ab", 9)).to.equal(2);
  });

  it("lead to the same place and back, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(50), (text, position) => {
        const characters = [...text];
        const index = utf16Index(text, position);
        expect(text.slice(0, index)).to.equal(characters.slice(0, position).join(""));
        expect(codePointIndex(text, index)).to.equal(Math.min(position, characters.length));
      }),
    );
  });
});
