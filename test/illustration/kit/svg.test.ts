import { expect } from "chai";
import { element, serialise } from "../../../illustration/kit/svg.js";

describe("serialise(element)", () => {
  it("escapes text and attribute values", () => {
    expect(serialise(element("text", { class: 'a"b' }, "x < y & z"))).to.equal(
      '<text class="a&quot;b">x &lt; y &amp; z</text>\n',
    );
  });

  it("keeps an element with text on one line, because its white space would be drawn", () => {
    const text = element("text", {}, element("tspan", {}, "h"), element("tspan", { dy: 4 }, "t"));
    expect(serialise(element("g", {}, text))).to.equal(
      '<g>\n  <text><tspan>h</tspan><tspan dy="4">t</tspan></text>\n</g>\n',
    );
  });

  it("writes numbers with two decimals at most, and no negative zero", () => {
    expect(serialise(element("rect", { x: 1 / 3, y: -0 }))).to.equal('<rect x="0.33" y="0"/>\n');
  });

  it("refuses a number that is not finite", () => {
    expect(() => serialise(element("rect", { x: NaN }))).to.throw(RangeError, "got NaN");
  });
});
