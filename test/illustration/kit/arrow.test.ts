import { expect } from "chai";
import { arrow } from "../../../illustration/kit/arrow.js";

const shapes = (...points: [number, number][]) =>
  arrow(
    points.map(([x, y]) => ({ x, y })),
    "state",
  ).map(({ attributes }) => attributes.d);

describe("arrow(points, role)", () => {
  it("ends its line at the base of the head, and the head at the last point", () => {
    expect(shapes([0, 0], [50, 0])).to.deep.equal(["M0 0L40 0", "M50 0L40 -5L40 5Z"]);
  });

  it("rounds its corners", () => {
    expect(shapes([0, 0], [50, 0], [50, 60])[0]).to.equal("M0 0L38 0Q50 0 50 12L50 50");
  });

  it("refuses a single point", () => {
    expect(() => shapes([0, 0])).to.throw(RangeError, "expected two points or more, got 1");
  });

  it("refuses a stretch with no room for its corners and its head", () => {
    expect(() => shapes([0, 0], [50, 0], [50, 20])).to.throw(
      RangeError,
      "the stretch from 50 0 to 50 20 needs 22 pixels, has 20",
    );
  });
});
