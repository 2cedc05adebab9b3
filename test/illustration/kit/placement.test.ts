import { expect } from "chai";
import { textWidth } from "../../../illustration/kit/fonts.js";
import { label } from "../../../illustration/kit/label.js";
import { placeRuns, withPlacedText } from "../../../illustration/kit/placement.js";
import { element } from "../../../illustration/kit/svg.js";

describe("textWidth(text, face, size)", () => {
  it("adds up the font's advance widths: a Chinese character is one em", () => {
    expect(textWidth("循环体", "words", 20)).to.equal(60);
  });

  it("refuses a character that the font does not have", () => {
    expect(() => textWidth("h态", "letter", 20)).to.throw(
      RangeError,
      'the font of "letter" has no "态"',
    );
  });
});

describe("placeRuns(text)", () => {
  it("puts runs side by side around the anchor, subscripts below the baseline", () => {
    const runs = placeRuns(label("$h_t$", { x: 100, y: 0 }, { size: 20 }));
    const total = runs[0].width + runs[1].width;
    expect(runs[0].x).to.be.closeTo(100 - total / 2, 1e-9);
    expect(runs[1].x).to.be.closeTo(runs[0].x + runs[0].width, 1e-9);
    expect(runs.map(({ y }) => y)).to.deep.equal([7, 11]);
  });
});

describe("withPlacedText(drawing)", () => {
  it("gives every run a place of its own and keeps everything else", () => {
    const box = element("rect", { x: 1 });
    const text = label("时刻 $t$", { x: 30, y: 10 }, { size: 10, anchor: "start" });
    const placed = withPlacedText(element("g", {}, box, text));
    const [samebox, placedText] = placed.children;
    expect(samebox).to.deep.equal(box);
    const spans = (placedText as typeof box).children as (typeof box)[];
    expect(spans.map(({ children }) => children[0])).to.deep.equal(["时刻 ", "t"]);
    expect(spans[0].attributes.x).to.equal(30);
    expect(spans[1].attributes.x).to.be.greaterThan(50);
  });

  it("leaves each symbol its colour", () => {
    const { children } = withPlacedText(label("$h_t$", { x: 0, y: 0 }, { size: 20 }));
    expect(
      children.map((span) => (span as ReturnType<typeof element>).attributes.class),
    ).to.deep.equal(["letter symbol state", "letter symbol state"]);
  });
});
