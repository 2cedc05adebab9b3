import { expect } from "chai";
import { isSquare, textWidth } from "../../src/charts/text-width.js";

describe("textWidth(text)", () => {
  it("takes a Chinese character and Chinese punctuation as square", () => {
    expect(textWidth("遗忘门")).to.equal(3);
    expect(textWidth("（每步）")).to.equal(4);
  });

  it("takes any other character as 0.6 wide", () => {
    expect(textWidth("loss")).to.be.closeTo(2.4, 1e-12);
    expect(textWidth("")).to.equal(0);
  });

  it("counts a character outside the first 65,536 once", () => {
    expect(textWidth("𠮷")).to.equal(1);
    expect(isSquare("𠮷")).to.equal(true);
  });
});
