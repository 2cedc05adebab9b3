import { expect } from "chai";
import { centre } from "../../illustration/kit/geometry.js";
import {
  boxOf,
  contains,
  crossings,
  drawings,
  named,
  overlaps,
  roomOf,
  stretchesOf,
  wordsOf,
} from "./drawing.js";

/** How much wider than in the PNG's fonts a text may come out in those of a reader's system. */
const STRETCH = 1.15;

for (const { name, figure, drawing } of drawings) {
  describe(`layout of ${name}`, () => {
    const texts = named(drawing, "text").map((text) => ({
      words: wordsOf(text),
      room: roomOf(text, STRETCH),
    }));

    const picture = { x: 0, y: 0, width: figure.width, height: figure.height };

    it("keeps every text inside the picture", () => {
      expect(texts.filter(({ room }) => !contains(picture, room))).to.deep.equal([]);
    });

    it("lets no text cross the edge of a box: it stands inside or outside", () => {
      const boxes = named(drawing, "rect").map(boxOf);
      const crossing = texts.filter(({ room }) =>
        boxes.some((box) => overlaps(box, room) && !contains(box, room)),
      );
      expect(crossing).to.deep.equal([]);
    });

    it("lets no two boxes overlap, and keeps them inside the picture", () => {
      const boxes = named(drawing, "rect")
        .filter(({ attributes }) => String(attributes.class).startsWith("box "))
        .map(boxOf);
      const pairs = boxes.flatMap((a, i) => boxes.slice(i + 1).map((b) => [a, b]));
      expect(pairs.filter(([a, b]) => overlaps(a, b))).to.deep.equal([]);
      expect(boxes.filter((box) => !contains(picture, box))).to.deep.equal([]);
    });

    it("lets no two texts overlap", () => {
      const pairs = texts.flatMap((a, i) => texts.slice(i + 1).map((b) => [a, b]));
      expect(pairs.filter(([a, b]) => overlaps(a.room, b.room))).to.deep.equal([]);
    });

    it("leads no arrow through a box", () => {
      const boxes = named(drawing, "rect")
        .filter(({ attributes }) => String(attributes.class).startsWith("box "))
        .map(boxOf);
      const stretches = named(drawing, "path").flatMap(stretchesOf);
      const struck = boxes.filter((box) => stretches.some((each) => overlaps(box, each)));
      expect(struck).to.deep.equal([]);
    });

    it("lets lines cross only over a gap, drawn between the lower and the upper one", () => {
      const drawn = named(drawing, "path", "rect");
      const order = (element: (typeof drawn)[number]) => drawn.indexOf(element);
      const gaps = drawn.filter(({ attributes }) => attributes.class === "gap");
      const lines = drawn.filter(({ name }) => name === "path");
      const bare = crossings(lines).filter(
        ({ at, lower, upper }) =>
          !gaps.some((gap) => {
            const { x, y } = centre(boxOf(gap));
            const between = order(lower) < order(gap) && order(gap) < order(upper);
            return between && x === at.x && y === at.y;
          }),
      );
      expect(bare.map(({ at }) => at)).to.deep.equal([]);
      expect(crossings(lines)).to.have.lengthOf(gaps.length);
    });

    it("has no formula in a heading: its words are bolder than those that places are measured by", () => {
      const headings = named(drawing, "text").filter(
        ({ attributes }) => attributes.class === "heading",
      );
      const mixed = headings.filter(({ children }) =>
        children.some((run) => typeof run !== "string"),
      );
      expect(mixed.map(wordsOf)).to.deep.equal([]);
      expect(headings).to.have.length.greaterThan(0);
    });

    it("leads no arrow through a text", () => {
      const stretches = named(drawing, "path").flatMap(stretchesOf);
      const struck = texts.filter(({ room }) => stretches.some((box) => overlaps(box, room)));
      expect(struck).to.deep.equal([]);
    });
  });
}
