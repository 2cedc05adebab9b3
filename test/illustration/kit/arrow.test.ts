import { expect } from "chai";
import { arrow, interruptedArrow, wire } from "../../../illustration/kit/arrow.js";

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

  it("has a larger head when it is thick, and dashes its line only", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ];
    const [line, head] = arrow(points, "cell-state", "thick").map(({ attributes }) => attributes);
    expect(line).to.deep.equal({ class: "line thick cell-state", d: "M0 0L36 0" });
    expect(head.d).to.equal("M50 0L36 -7L36 7Z");
    const classes = arrow(points, "cell-state", "dashed").map(({ attributes }) => attributes.class);
    expect(classes).to.deep.equal(["line dashed cell-state", "head cell-state"]);
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

describe("wire(points, role)", () => {
  it("is a line to the last point, without a head", () => {
    const { attributes } = wire(
      [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
      ],
      "input",
    );
    expect(attributes).to.deep.equal({ class: "line input", d: "M0 0L50 0" });
  });

  it("refuses a single point, and says that it is a wire", () => {
    expect(() => wire([{ x: 0, y: 0 }], "input")).to.throw(
      RangeError,
      "wire: expected two points or more, got 1",
    );
  });
});

describe("interruptedArrow(way, hole, role)", () => {
  const way = [
    { x: 0, y: 100 },
    { x: 0, y: 0 },
  ] as const;

  it("leaves the hole out, with both pieces drawn away from it", () => {
    const pieces = interruptedArrow(way, { at: { x: 0, y: 60 }, clear: 7 }, "state", "dashed");
    expect(pieces.map(({ attributes }) => attributes.d)).to.deep.equal([
      "M0 67L0 100",
      "M0 53L0 10",
      "M0 0L-5 10L5 10Z",
    ]);
    expect(pieces[0].attributes.class).to.equal("line dashed state");
  });

  it("refuses a hole that leaves no room for the head", () => {
    const hole = { at: { x: 0, y: 15 }, clear: 7 };
    expect(() => interruptedArrow(way, hole, "state")).to.throw(
      RangeError,
      "the stretch from 0 8 to 0 0 needs 10 pixels, has 8",
    );
  });
});
